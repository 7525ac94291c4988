package io.github.runner4j.monitoring;

import java.util.Arrays;

/**
 * The last rows, in columns of primitives: 56 bytes a row. Grows until it is full, then each new row takes the place of the oldest.
 * For one thread at a time.
 */
final class Ring {

    private static final int FIRST_SIZE = 16;

    /** The columns of whole numbers. */
    private static final int WHOLE = 5;

    private final int capacity;
    private int[] seconds = new int[0];
    private float[] cpu = new float[0];
    private float[] throttled = new float[0];
    private int[] pids = new int[0];
    private final long[][] whole = new long[WHOLE][0];
    private int next;
    private int size;

    Ring(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    /** How many rows there is room for now; never more than the capacity. */
    int room() {
        return seconds.length;
    }

    void add(Row row) {
        if (size == seconds.length && size < capacity) {
            grow(Math.min(capacity, Math.max(FIRST_SIZE, 2 * size)));
        }
        set(next, row);
        next = (next + 1) % capacity;
        size = Math.min(size + 1, capacity);
    }

    /** A row, the oldest as number 0. */
    Row get(int number) {
        int at = size < capacity ? number : (next + number) % capacity;
        return new Row(
                Integer.toUnsignedLong(seconds[at]),
                cpu[at],
                throttled[at],
                whole[0][at],
                whole[1][at],
                whole[2][at],
                whole[3][at],
                whole[4][at],
                pids[at]);
    }

    private void set(int at, Row row) {
        seconds[at] = (int) row.seconds();
        cpu[at] = (float) row.cpuPercent();
        throttled[at] = (float) row.throttledPercent();
        whole[0][at] = row.memoryBytes();
        whole[1][at] = row.rxBytes();
        whole[2][at] = row.txBytes();
        whole[3][at] = row.readBytes();
        whole[4][at] = row.writeBytes();
        pids[at] = (int) row.pids();
    }

    private void grow(int length) {
        seconds = Arrays.copyOf(seconds, length);
        cpu = Arrays.copyOf(cpu, length);
        throttled = Arrays.copyOf(throttled, length);
        pids = Arrays.copyOf(pids, length);
        for (int column = 0; column < WHOLE; column++) {
            whole[column] = Arrays.copyOf(whole[column], length);
        }
    }
}
