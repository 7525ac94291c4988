package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileTree;
import java.io.OutputStream;

/** The containers in which steps of a build run. */
public interface StepContainers {

    /** Makes one and tells its id; the image that the configuration names may be empty. */
    String create(ObjectNode config, ObjectNode hostConfig);

    /** Runs it to its end, and tells its exit code. */
    int run(String id, OutputStream out, OutputStream err) throws InterruptedException;

    /** Its files; nothing of what is mounted in them. */
    FileTree files(String id);

    /** Removes it, running or not. */
    void remove(String id);
}
