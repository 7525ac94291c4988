package io.github.runner4j.testkit.internal.stdio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The lines that a container wrote. Keeps the last 16 MiB of them, and drops the oldest. */
public final class ContainerLog {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** What an entry costs beside its bytes, about. */
    private static final int OVERHEAD = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<LogEntry> entries = new ArrayDeque<>();
    private final Set<Follower> followers = new LinkedHashSet<>();
    private long size;

    /** Gets the entries that come, in their order. Must not block. */
    public interface Follower {

        void kept(List<LogEntry> entries);

        void entry(LogEntry entry);

        /** The container has stopped. */
        void end();
    }

    /** What is kept, the oldest first. */
    public List<LogEntry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** Tells a follower of what is kept, all at once, and of what comes, so that nothing is missed and nothing comes twice. */
    public void follow(Follower follower) {
        lock.lock();
        try {
            follower.kept(List.copyOf(entries));
            followers.add(follower);
        } finally {
            lock.unlock();
        }
    }

    /** Listens no more. */
    public void leave(Follower follower) {
        lock.lock();
        try {
            followers.remove(follower);
        } finally {
            lock.unlock();
        }
    }

    void add(LogEntry entry) {
        lock.lock();
        try {
            entries.add(entry);
            size += cost(entry);
            while (size > MOST_BYTES && entries.size() > 1) {
                size -= cost(entries.remove());
            }
            List.copyOf(followers).forEach(each -> each.entry(entry));
        } finally {
            lock.unlock();
        }
    }

    /** The container has stopped: whoever follows has seen the end. */
    void end() {
        lock.lock();
        try {
            List<Follower> all = List.copyOf(followers);
            followers.clear();
            all.forEach(Follower::end);
        } finally {
            lock.unlock();
        }
    }

    private static int cost(LogEntry entry) {
        return entry.line().size() + OVERHEAD;
    }
}
