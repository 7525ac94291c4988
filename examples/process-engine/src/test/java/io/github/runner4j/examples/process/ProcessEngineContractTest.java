package io.github.runner4j.examples.process;

import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.testkit.contract.ContainerEngineContract;
import io.github.runner4j.testkit.contract.ExecCapabilityContract;
import io.github.runner4j.testkit.contract.SampleCapabilityContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class ProcessEngineContractTest extends ContainerEngineContract {

    @TempDir
    private Path directory;

    @Override
    protected ContainerEngine openEngine() {
        return ProcessEngine.create();
    }

    @Override
    protected String image() {
        return directory.toString();
    }

    @Nested
    class Exec extends ExecCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return ProcessEngine.create();
        }

        @Override
        protected String image() {
            return directory.toString();
        }
    }

    @Nested
    class Samples extends SampleCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return ProcessEngine.create();
        }

        @Override
        protected String image() {
            return directory.toString();
        }
    }
}
