package io.github.runner4j.testkit.memory;

import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.testkit.contract.ContainerEngineContract;
import io.github.runner4j.testkit.contract.ContractProgram;
import io.github.runner4j.testkit.contract.ExecCapabilityContract;
import io.github.runner4j.testkit.contract.SampleCapabilityContract;
import io.github.runner4j.testkit.contract.UpdateCapabilityContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class InMemoryEngineContractTest extends ContainerEngineContract {

    private static final int TAKEN = 40_000;

    private final Programs programs = new Programs();

    @Override
    protected ContainerEngine openEngine() {
        return programs.engine();
    }

    @Override
    protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
        return programs.of(program, plain);
    }

    @Override
    protected int takenPort() {
        programs.engine().takePort(TAKEN);
        return TAKEN;
    }

    @Nested
    class Exec extends ExecCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return programs.engine();
        }

        @Override
        protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
            return programs.of(program, plain);
        }

        @Override
        protected List<String> command(ContractProgram program) {
            return programs.command(program);
        }
    }

    @Nested
    class Samples extends SampleCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return programs.engine();
        }

        @Override
        protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
            return programs.of(program, plain);
        }
    }

    @Nested
    class Update extends UpdateCapabilityContract {

        @Override
        protected ContainerEngine openEngine() {
            return programs.engine();
        }

        @Override
        protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
            return programs.of(program, plain);
        }
    }
}
