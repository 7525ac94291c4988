package io.github.runner4j.monitoring;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row of those that come within a step: the average of what goes up and down, the last of what only grows. What was
 * absent does not count. For one thread at a time.
 */
final class Mean {

    private final long step;
    private long begin = Long.MIN_VALUE;
    private Average cpu = new Average();
    private Average throttled = new Average();
    private Average memory = new Average();
    private Average pids = new Average();
    private @Nullable Row last;

    /** A mean over so many seconds; steps begin at whole multiples of it. */
    Mean(long step) {
        this.step = step;
    }

    private static final class Average {

        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }

        long rounded() {
            return count == 0 ? Row.ABSENT : Math.round(sum / count);
        }
    }

    /** Whether a row begins a new step, so that this one is over. */
    boolean isOverAt(Row row) {
        return last != null && beginOf(row) != begin;
    }

    /** The row of the step, once it is over; the next row begins anew. */
    Row take() {
        Row end = Objects.requireNonNull(last, "a mean of nothing");
        Row row = new Row(
                begin,
                cpu.value(),
                throttled.value(),
                memory.rounded(),
                end.rxBytes(),
                end.txBytes(),
                end.readBytes(),
                end.writeBytes(),
                pids.rounded());
        cpu = new Average();
        throttled = new Average();
        memory = new Average();
        pids = new Average();
        last = null;
        return row;
    }

    void add(Row row) {
        begin = beginOf(row);
        addKnown(cpu, row.cpuPercent());
        addKnown(throttled, row.throttledPercent());
        addKnown(memory, row.memoryBytes());
        addKnown(pids, row.pids());
        last = row;
    }

    private long beginOf(Row row) {
        return Math.floorDiv(row.seconds(), step) * step;
    }

    private static void addKnown(Average average, double value) {
        if (!Double.isNaN(value)) {
            average.add(value);
        }
    }

    private static void addKnown(Average average, long value) {
        if (value != Row.ABSENT) {
            average.add((double) value);
        }
    }
}
