package io.github.runner4j.testkit.internal.fault;

import io.github.runner4j.testkit.fault.FiredFault;
import java.util.concurrent.locks.ReentrantLock;

/** A daemon that leaves, and is back when the fault is released: before the releasing returns. */
final class Leave {

    private final ReentrantLock lock = new ReentrantLock();
    private final Daemon daemon;
    private boolean gone;
    private boolean released;

    private Leave(Daemon daemon) {
        this.daemon = daemon;
    }

    static void now(Daemon daemon, FiredFault fired) {
        Leave leave = new Leave(daemon);
        leave.lock.lock();
        try {
            fired.released().thenRun(leave::release);
            if (!leave.released) {
                daemon.leave();
                leave.gone = true;
            }
        } finally {
            leave.lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            released = true;
            if (gone) {
                daemon.comeBack();
            }
        } finally {
            lock.unlock();
        }
    }
}
