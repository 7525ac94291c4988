package io.github.runner4j.testkit.internal.buildkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.build.StepContainers;
import io.github.runner4j.testkit.internal.buildkit.Operation.Outputs;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.concurrent.atomic.AtomicReference;

/** The command that a build is running, in a container of files that no image has. */
final class Running {

    private static final String NONE = "";
    private static final String NEVER_AGAIN = "interrupted";

    private final StepContainers containers;
    private final ObjectNode hostConfig;
    private final AtomicReference<String> current = new AtomicReference<>(NONE);

    Running(StepContainers containers, ObjectNode hostConfig) {
        this.containers = containers;
        this.hostConfig = hostConfig;
    }

    /**
     * What a command did.
     *
     * @param code its exit code
     * @param files what there is after it
     */
    record End(int code, FileTree files) {}

    /** Runs a command to its end. */
    End run(ObjectNode config, FileTree files, Outputs outputs) throws InterruptedException {
        String id = containers.create(config.deepCopy().put("Image", ""), hostConfig.deepCopy());
        try {
            if (!current.compareAndSet(NONE, id)) {
                throw Refusal.broken("context canceled");
            }
            FileTree own = containers.files(id);
            files.all().forEach(own::put);
            int code = containers.run(id, outputs.stream(1), outputs.stream(2));
            return new End(code, own.fork());
        } finally {
            current.compareAndSet(id, NONE);
            containers.remove(id);
        }
    }

    /** Ends the command, and runs no other. */
    void interrupt() {
        String id = current.getAndSet(NEVER_AGAIN);
        if (!id.equals(NONE) && !id.equals(NEVER_AGAIN)) {
            containers.remove(id);
        }
    }
}
