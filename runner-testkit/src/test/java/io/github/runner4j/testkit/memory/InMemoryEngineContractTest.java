package io.github.runner4j.testkit.memory;

import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.testkit.contract.ContainerEngineContract;
import io.github.runner4j.testkit.contract.ContractProgram;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

class InMemoryEngineContractTest extends ContainerEngineContract {

    private static final int TAKEN = 40_000;

    private final Map<String, ContractProgram> programs = new ConcurrentHashMap<>();
    private final InMemoryEngine engine =
            InMemoryEngine.create().programs(spec -> program(programs.get(spec.name())));

    @Override
    protected ContainerEngine openEngine() {
        return engine;
    }

    @Override
    protected ContainerSpec spec(ContractProgram program, ContainerSpec plain) {
        programs.put(plain.name(), program);
        return plain;
    }

    @Override
    protected int takenPort() {
        engine.takePort(TAKEN);
        return TAKEN;
    }

    static InMemoryProgram program(ContractProgram wanted) {
        if (wanted.missing()) {
            return InMemoryProgram.absent();
        }
        InMemoryProgram program = new InMemoryProgram(
                wanted.lines(),
                wanted.exitCode(),
                InMemoryProgram.running().stopExitCode(),
                false,
                Optional.empty(),
                false);
        program = wanted.ignoresStop() ? program.ignoringStop() : program;
        return wanted.stopExitCode().isPresent()
                ? program.stopExitCode(wanted.stopExitCode().getAsInt())
                : program;
    }
}
