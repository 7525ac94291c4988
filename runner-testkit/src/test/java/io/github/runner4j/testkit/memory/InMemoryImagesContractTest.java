package io.github.runner4j.testkit.memory;

import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.testkit.contract.ImageBuilderContract;
import io.github.runner4j.testkit.contract.PreviewCapabilityContract;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class InMemoryImagesContractTest extends ImageBuilderContract {

    private final InMemoryPorts ports = InMemoryPorts.create();

    @Override
    protected ImageBuilder openBuilder() {
        return ports.images();
    }

    @Override
    protected Optional<ContainerEngine> openEngine() {
        return Optional.of(ports.engine());
    }

    @Nested
    class Preview extends PreviewCapabilityContract {

        @Override
        protected ImageBuilder openBuilder() {
            return ports.images();
        }
    }
}
