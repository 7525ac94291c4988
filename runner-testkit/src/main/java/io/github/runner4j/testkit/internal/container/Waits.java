package io.github.runner4j.testkit.internal.container;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Those who wait for a container to end or to go. No thread is held meanwhile. */
final class Waits {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Wait> waiting = new ArrayList<>();

    private record Wait(boolean forRemoval, CompletableFuture<WaitResult> result) {}

    /** Waits for the next end, or for the removal alone. */
    CompletableFuture<WaitResult> add(boolean forRemoval) {
        CompletableFuture<WaitResult> result = new CompletableFuture<>();
        lock.lock();
        try {
            waiting.add(new Wait(forRemoval, result));
        } finally {
            lock.unlock();
        }
        return result;
    }

    /** Nobody waits for this result any more. */
    void leave(CompletableFuture<WaitResult> result) {
        take(each -> each.result() == result);
    }

    /** The container has ended. Whoever holds its lock lets it go before those that wait now are told. */
    Runnable ended(WaitResult result) {
        return telling(take(each -> !each.forRemoval()), result);
    }

    /** The container is gone; likewise. */
    Runnable removed(WaitResult result) {
        return telling(take(each -> true), result);
    }

    private static Runnable telling(List<Wait> waits, WaitResult result) {
        return () -> waits.forEach(each -> each.result().complete(result));
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private List<Wait> take(Predicate<Wait> which) {
        lock.lock();
        try {
            List<Wait> taken = waiting.stream().filter(which).toList();
            waiting.removeAll(taken);
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
