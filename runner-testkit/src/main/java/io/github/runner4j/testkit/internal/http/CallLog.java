package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.wire.Calls;
import io.github.runner4j.testkit.wire.PathPattern;
import io.github.runner4j.testkit.wire.RecordedCall;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls that a server received; the oldest that are over are forgotten when there are too many, or they are too large. */
public final class CallLog implements Calls {

    private static final int MOST_CALLS = 10_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int SHOWN = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<CallRecord> records = new ArrayDeque<>();
    private long total;
    private long bytes;

    /** A call has begun. */
    CallRecord begin(Request request, Clock clock) {
        lock.lock();
        try {
            CallRecord record = new CallRecord(this, ++total, request, clock);
            records.add(record);
            forgetOldest();
            changed.signalAll();
            return record;
        } finally {
            lock.unlock();
        }
    }

    /** So many more bytes are kept. */
    void grown(int more) {
        lock.lock();
        try {
            bytes += more;
            forgetOldest();
        } finally {
            lock.unlock();
        }
    }

    /** Some call has come further. */
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<RecordedCall> all() {
        return records().map(CallRecord::asItStands).toList();
    }

    @Override
    public List<RecordedCall> matching(String method, String path) {
        Predicate<RecordedCall> asked = asked(method, path);
        return all().stream().filter(asked).toList();
    }

    @Override
    public RecordedCall await(String method, String path, Duration most) throws InterruptedException {
        return await(asked(method, path).and(RecordedCall::over), most);
    }

    @Override
    public List<RecordedCall> await(Predicate<RecordedCall> condition, int number, Duration most)
            throws InterruptedException {
        long nanos = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                List<RecordedCall> found = all().stream().filter(condition).toList();
                if (found.size() >= number) {
                    return found;
                }
                if (nanos <= 0) {
                    throw new IllegalStateException("Only " + found.size() + " of " + number + " calls came within "
                            + most + "; the last calls were:" + last());
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long total() {
        lock.lock();
        try {
            return total;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            records.removeIf(CallRecord::over);
            bytes = records.stream().mapToLong(CallRecord::kept).sum();
        } finally {
            lock.unlock();
        }
    }

    private static Predicate<RecordedCall> asked(String method, String path) {
        PathPattern pattern = PathPattern.of(path);
        return call -> call.request().matches(method, pattern);
    }

    private Stream<CallRecord> records() {
        lock.lock();
        try {
            return List.copyOf(records).stream();
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        if (records.size() <= MOST_CALLS && bytes <= MOST_BYTES) {
            return;
        }
        Iterator<CallRecord> oldest = records.iterator();
        while (oldest.hasNext() && (records.size() > MOST_CALLS || bytes > MOST_BYTES)) {
            CallRecord record = oldest.next();
            if (record.over()) {
                oldest.remove();
                bytes -= record.kept();
            }
        }
    }

    private String last() {
        List<RecordedCall> all = all();
        return all.subList(Math.max(0, all.size() - SHOWN), all.size()).stream()
                .map(call -> "\n  " + call)
                .collect(Collectors.joining());
    }
}
