package io.github.runner4j.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much this thread has allocated since: more than it ever held at once. */
record Allocation(long begun) {

    private static final double MEBIBYTE = 1 << 20;

    static Allocation begin() {
        return new Allocation(bytes());
    }

    double mebibytes() {
        return (bytes() - begun) / MEBIBYTE;
    }

    private static long bytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
