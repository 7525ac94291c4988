package io.github.runner4j.testkit.contract;

import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.testkit.contract.Faulty.Fault;
import io.github.runner4j.testkit.memory.Programs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that breaks an obligation fails a test with its number, and one that breaks none fails none. */
@Timeout(300)
class EngineObligationsTest {

    private static volatile Fault fault;

    static class Core extends ContainerEngineContract {

        private final Programs programs = new Programs();

        @Override
        protected ContainerEngine openEngine() {
            return (ContainerEngine) Faulty.port(programs.engine(), fault);
        }

        @Override
        protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
            return programs.of(program, plain);
        }

        @Override
        protected int takenPort() {
            programs.engine().takePort(40_000);
            return 40_000;
        }
    }

    static class Exec extends ExecCapabilityContract {

        private final Programs programs = new Programs();

        @Override
        protected ContainerEngine openEngine() {
            return (ContainerEngine) Faulty.port(programs.engine(), fault);
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

    static class Samples extends SampleCapabilityContract {

        private final Programs programs = new Programs();

        @Override
        protected ContainerEngine openEngine() {
            return (ContainerEngine) Faulty.port(programs.engine(), fault);
        }

        @Override
        protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
            return programs.of(program, plain);
        }
    }

    static class Update extends UpdateCapabilityContract {

        private final Programs programs = new Programs();

        @Override
        protected ContainerEngine openEngine() {
            return (ContainerEngine) Faulty.port(programs.engine(), fault);
        }

        @Override
        protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
            return programs.of(program, plain);
        }
    }

    static Stream<String> faults() {
        return EngineFaults.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isChecked(String name) {
        fault = EngineFaults.all().get(name);

        Obligations.assertBroken(subject(name), name);
    }

    private static Class<?> subject(String name) {
        return switch (name.substring(0, 2)) {
            case "ec" -> Exec.class;
            case "sc" -> Samples.class;
            case "uc" -> Update.class;
            default -> Core.class;
        };
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void holdsWithoutAFault(Class<?> subject) {
        fault = Faulty.Call::real;

        Obligations.assertKept(subject);
    }

    static Stream<Class<?>> subjects() {
        return Stream.of(Core.class, Exec.class, Samples.class, Update.class);
    }
}
