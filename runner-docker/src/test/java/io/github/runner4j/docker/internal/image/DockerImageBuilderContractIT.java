package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.container.DockerEngine;
import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.docker.internal.registry.RegistryCredentials;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.testkit.contract.ImageBuilderContract;
import io.github.runner4j.testkit.contract.PreviewCapabilityContract;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts of an image builder on each real engine. */
@ParameterizedClass
@MethodSource("io.github.runner4j.docker.testing.Engines#all")
class DockerImageBuilderContractIT extends ImageBuilderContract {

    /** Nobody's home: the user's own Docker configuration plays no part. */
    private static final Machine MACHINE = new Machine(Map.of(), Path.of("no-such-home"), Path.of("/"), "");

    @Parameter
    private Engine engine;

    @Override
    protected ImageBuilder openBuilder() {
        return new DockerImageBuilder(engine.daemon(), new RegistryCredentials(CredentialProvider.NONE, MACHINE));
    }

    @Override
    protected Optional<ContainerEngine> openEngine() {
        return Optional.of(new DockerEngine(engine.daemon(), Clock.systemUTC(), ForkJoinPool.commonPool()));
    }

    @Nested
    class Preview extends PreviewCapabilityContract {

        @Override
        protected ImageBuilder openBuilder() {
            return DockerImageBuilderContractIT.this.openBuilder();
        }
    }
}
