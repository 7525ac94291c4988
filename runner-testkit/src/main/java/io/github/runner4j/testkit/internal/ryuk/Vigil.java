package io.github.runner4j.testkit.internal.ryuk;

import io.github.runner4j.testkit.time.Time;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps count of the clients, and says when nobody is to be waited for any longer. */
final class Vigil {

    private final ReentrantLock lock = new ReentrantLock();
    private final Time time;
    private final Timeouts timeouts;
    private final Runnable atTheEnd;
    private Time.@Nullable Alarm alarm;
    private int clients;
    private int turn;
    private boolean leaving;
    private boolean over;

    /**
     * Begins to wait for the first client.
     *
     * @param atTheEnd must not block
     */
    Vigil(Time time, Timeouts timeouts, Runnable atTheEnd) {
        this.time = time;
        this.timeouts = timeouts;
        this.atTheEnd = atTheEnd;
        locked(() -> wait(timeouts.connection()));
    }

    /** Somebody comes; false when it is too late. */
    boolean enter() {
        locked(() -> {
            if (!over) {
                clients++;
                stopWaiting();
            }
        });
        return !isOver();
    }

    /** Somebody goes. */
    void leave() {
        locked(() -> {
            clients--;
            if (clients == 0 && !leaving) {
                wait(timeouts.reconnection());
            }
        });
    }

    /** It is to end soon; at once when nobody is there. */
    void hurry() {
        locked(() -> {
            leaving = true;
            if (clients == 0) {
                end();
            } else {
                wait(timeouts.shutdown());
            }
        });
    }

    /** Whether it has ended by itself. */
    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** It ends in another way. */
    void abandon() {
        locked(this::stopWaiting);
    }

    private void wait(Duration most) {
        stopWaiting();
        int now = turn;
        alarm = time.after(most, () -> locked(() -> endUnlessStopped(now)));
    }

    /** An alarm that is taken back may be going off already. */
    private void endUnlessStopped(int then) {
        if (turn == then) {
            end();
        }
    }

    private void end() {
        stopWaiting();
        over = true;
        atTheEnd.run();
    }

    private void stopWaiting() {
        turn++;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
