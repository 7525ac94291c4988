package io.github.runner4j.testkit.internal.build;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Reference;
import java.util.Set;

/** A build, by whatever builder. For one thread, but for {@link #interrupt()}. */
public interface ImageBuild {

    /**
     * Builds, and names what was built.
     *
     * @return the image
     * @throws Refusal when something is wrong with the Dockerfile, or a step fails
     */
    Image run(Set<Reference> names) throws InterruptedException;

    /** The exit code of the command that failed; 0 when none has. */
    int exitCode();

    /** Nobody wants it any more. */
    void interrupt();
}
