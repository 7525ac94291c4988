package io.github.runner4j.testkit.memory;

import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.testkit.contract.ContractProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An engine in memory whose containers and commands do what the programs of a contract do. */
public final class Programs {

    private final Map<String, ContractProgram> programs = new ConcurrentHashMap<>();
    private final Script script = Script.create();
    private final InMemoryEngine engine = InMemoryEngine.following(script)
            .programs(spec -> program(programs.get(spec.name())))
            .commands(command -> result(programs.get(command.get(0))));

    public InMemoryEngine engine() {
        return engine;
    }

    public ContainerSpec of(ContractProgram program, ContainerSpec plain) {
        programs.put(plain.name(), program);
        return plain;
    }

    /** The words of a command that does what a program does; one that runs on blocks. */
    public List<String> command(ContractProgram program) {
        if (program.exitCode().isEmpty()) {
            script.once(Moment.CONTAINER_EXEC, Behaviour.blocks());
        }
        String word = "command " + System.identityHashCode(program);
        programs.put(word, program);
        return List.of(word);
    }

    private static ExecResult result(ContractProgram program) {
        return new ExecResult(program.exitCode().orElse(0), program.lines());
    }

    private static InMemoryProgram program(ContractProgram wanted) {
        if (wanted.missing()) {
            return InMemoryProgram.absent();
        }
        InMemoryProgram program = new InMemoryProgram(
                wanted.lines(),
                wanted.exitCode(),
                List.of(),
                InMemoryProgram.running().stopExitCode(),
                false,
                Optional.empty(),
                false);
        if (wanted.ignoresStop()) {
            return program.ignoringStop();
        }
        return wanted.stopExitCode().isPresent()
                ? program.stopLines(wanted.stopLine().orElseThrow())
                        .stopExitCode(wanted.stopExitCode().getAsInt())
                : program;
    }
}
