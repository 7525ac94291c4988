package io.github.runner4j.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that moves when it is told to. What waits for a time goes on when that time is reached. Safe for several threads. */
public final class ManualClock extends Clock implements Time {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing((Due due) -> due.at).thenComparingLong(due -> due.number));
    private Instant now;
    private long numbers;

    private record Due(Instant at, long number, Runnable work) {}

    private ManualClock(Instant now) {
        this.now = now;
    }

    /**
     * A clock that stands still.
     *
     * @param now what it shows
     * @return the clock
     */
    public static ManualClock at(Instant now) {
        return new ManualClock(now);
    }

    /**
     * Moves it on. What becomes due meanwhile is done on this thread, one after the other, each at its own time.
     *
     * @param time how far
     */
    public void advance(Duration time) {
        Instant end = instant().plus(time);
        for (Optional<Due> due = next(end); due.isPresent(); due = next(end)) {
            due.get().work().run();
        }
    }

    /**
     * Waits until so many wait for a time to come: before that, moving the clock on would miss them.
     *
     * @param number how many sleepers and alarms
     * @param most how long to wait, in real time
     * @throws InterruptedException when the thread is interrupted meanwhile
     * @throws IllegalStateException when there are not so many by then
     */
    public void awaitWaiting(int number, Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = most.toNanos();
            while (queue.size() < number) {
                if (nanos <= 0) {
                    throw new IllegalStateException(
                            "Only " + queue.size() + " of " + number + " wait for a time to come");
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (time.isNegative() || time.isZero()) {
            return;
        }
        CountDownLatch woken = new CountDownLatch(1);
        Alarm alarm = after(time, woken::countDown);
        try {
            // Nobody waits for ever, should nobody move the clock on.
            woken.await(1, TimeUnit.HOURS);
        } finally {
            alarm.cancel();
        }
    }

    @Override
    public Alarm after(Duration time, Runnable work) {
        lock.lock();
        try {
            Due due = new Due(now.plus(time), numbers++, work);
            queue.add(due);
            changed.signalAll();
            return () -> cancel(due);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: it knows UTC alone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private void cancel(Due due) {
        lock.lock();
        try {
            queue.remove(due);
        } finally {
            lock.unlock();
        }
    }

    /** The next thing that is due by then, with the clock set to its time; or nothing, with the clock set to the end. */
    private Optional<Due> next(Instant end) {
        lock.lock();
        try {
            Due due = queue.peek();
            if (due == null || due.at.isAfter(end)) {
                now = now.isAfter(end) ? now : end;
                return Optional.empty();
            }
            queue.remove();
            now = now.isAfter(due.at) ? now : due.at;
            return Optional.of(due);
        } finally {
            lock.unlock();
        }
    }
}
