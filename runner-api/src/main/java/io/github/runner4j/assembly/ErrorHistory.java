package io.github.runner4j.assembly;

import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.instance.InstanceId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The last failures, as many as the settings say. */
final class ErrorHistory {

    private final int size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<ErrorRecord> records = new ArrayDeque<>();

    ErrorHistory(int size) {
        this.size = size;
    }

    void add(ErrorRecord record) {
        lock.lock();
        try {
            if (records.size() == size) {
                records.removeFirst();
            }
            records.addLast(record);
        } finally {
            lock.unlock();
        }
    }

    List<ErrorRecord> all() {
        lock.lock();
        try {
            return List.copyOf(records);
        } finally {
            lock.unlock();
        }
    }

    List<ErrorRecord> of(InstanceId id) {
        return all().stream().filter(each -> each.instanceId().equals(id)).toList();
    }
}
