package io.github.runner4j.testkit.memory;

import io.github.runner4j.Runner;
import io.github.runner4j.assembly.RunnerAssembly;

/**
 * All ports in memory, joined: one script for all of them, and images that containers use stay.
 *
 * <pre>{@code
 * InMemoryPorts ports = InMemoryPorts.create();
 * try (Runner runner = ports.runner()) {
 *     runner.component("hello").source(InMemorySource.of("hello")).start();
 *     ports.engine().containers();
 * }
 * }</pre>
 *
 * Every source has the same file, a Dockerfile that says {@code FROM scratch}, until the test says otherwise.
 */
public final class InMemoryPorts {

    private final Script script = Script.create();
    private final InMemorySourceProvider sources =
            InMemorySourceProvider.following(script).putForAll(InMemoryTree.withDockerfile("FROM scratch\n"));
    private final InMemoryEngine engine = InMemoryEngine.following(script);
    private final InMemoryImageBuilder images =
            InMemoryImageBuilder.following(script).inUse(engine::uses);

    private InMemoryPorts() {}

    /**
     * A machine without containers and images.
     *
     * @return new ports
     */
    public static InMemoryPorts create() {
        return new InMemoryPorts();
    }

    /**
     * What happens in the ports besides their work.
     *
     * @return the script that all of them follow
     */
    public Script script() {
        return script;
    }

    /**
     * Where sources come from.
     *
     * @return the port
     */
    public InMemorySourceProvider sources() {
        return sources;
    }

    /**
     * What builds images.
     *
     * @return the port
     */
    public InMemoryImageBuilder images() {
        return images;
    }

    /**
     * What runs containers.
     *
     * @return the port
     */
    public InMemoryEngine engine() {
        return engine;
    }

    /**
     * A runner's parts, for a test that sets more: settings, a clock.
     *
     * @return an assembly that has all its ports
     */
    public RunnerAssembly assembly() {
        return RunnerAssembly.create()
                .addSource(sources)
                .configReader(InMemoryConfigReader.create())
                .images(images)
                .engine(engine);
    }

    /**
     * A runner with the default settings. Several runners over the same ports find each other's instances.
     *
     * @return the runner; the caller closes it
     */
    public Runner runner() {
        return assembly().build();
    }
}
