package io.github.runner4j.docker.internal.container;

import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.testkit.contract.ContainerEngineContract;
import io.github.runner4j.testkit.contract.ExecCapabilityContract;
import io.github.runner4j.testkit.contract.SampleCapabilityContract;
import io.github.runner4j.testkit.contract.UpdateCapabilityContract;
import java.time.Clock;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts of an engine on each real one. */
@ParameterizedClass
@MethodSource("io.github.runner4j.docker.testing.Engines#all")
class DockerEngineContractIT extends ContainerEngineContract {

    @Parameter
    private Engine engine;

    @Override
    protected ContainerEngine openEngine() {
        return new DockerEngine(engine.daemon(), Clock.systemUTC(), ForkJoinPool.commonPool());
    }

    @Override
    protected String image() {
        return Engines.IMAGE;
    }

    @Nested
    class Exec extends ExecCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return DockerEngineContractIT.this.openEngine();
        }
    }

    @Nested
    class Samples extends SampleCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return DockerEngineContractIT.this.openEngine();
        }
    }

    @Nested
    class Update extends UpdateCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return DockerEngineContractIT.this.openEngine();
        }
    }
}
