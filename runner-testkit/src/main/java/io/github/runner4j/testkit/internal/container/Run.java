package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.port.Publication;
import io.github.runner4j.testkit.internal.process.FakeProcess;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run of a container, from its start to its end.
 *
 * @param table its processes
 * @param first the one it ends with
 * @param ports its ports
 * @param outOfMemory whether it was killed for want of memory
 */
record Run(ProcessTable table, FakeProcess first, Publication ports, AtomicBoolean outOfMemory) {

    static Run of(ProcessTable table, FakeProcess first, Publication ports) {
        return new Run(table, first, ports, new AtomicBoolean());
    }
}
