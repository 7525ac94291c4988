package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogLine.Stream;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.spi.ExecCapability;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every engine with an {@link ExecCapability} owes its callers, EC-1 to EC-4. Extend this. */
public abstract class ExecCapabilityContract extends EngineContract {

    private static final int AT_ONCE = 8;
    private static final int MANY_LINES = 200;

    /** For subclasses. */
    protected ExecCapabilityContract() {}

    /**
     * A command that does what a program does. Override this for an engine whose containers have no shell.
     *
     * @param program what it shall do
     * @return a shell and a script by default
     */
    protected List<String> command(ContractProgram program) {
        return program.command();
    }

    private ExecResult exec(String id, ContractProgram program) {
        return capability(ExecCapability.class).exec(id, command(program), context);
    }

    @Test
    void ec1_exitCodeAndOutputsAreThoseOfTheCommand() {
        String id = start(ContractProgram.running());

        ExecResult result =
                exec(id, ContractProgram.ending(5, ContractProgram.stdout("out é"), ContractProgram.stderr("err")));

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.text(Stream.STDOUT)).isEqualTo("out é");
        assertThat(result.text(Stream.STDERR)).isEqualTo("err");
    }

    @Test
    void ec1_eachOutputKeepsItsOrder() {
        String id = start(ContractProgram.running());
        LogLine[] lines = IntStream.range(0, MANY_LINES)
                .mapToObj(i -> i % 2 == 0 ? ContractProgram.stdout("line " + i) : ContractProgram.stderr("line " + i))
                .toArray(LogLine[]::new);

        ExecResult result = exec(id, ContractProgram.ending(0, lines));

        ExecResult wanted = new ExecResult(0, List.of(lines));
        assertThat(result.text(Stream.STDOUT)).isEqualTo(wanted.text(Stream.STDOUT));
        assertThat(result.text(Stream.STDERR)).isEqualTo(wanted.text(Stream.STDERR));
    }

    @Test
    void ec2_aContainerThatDoesNotRunIsAConflict() {
        String id = create(ContractProgram.running());

        EngineLifeContract.assertCode(ErrorCode.RESOURCE_CONFLICT, () -> exec(id, ContractProgram.ending(0)));
    }

    @Test
    void ec3_manyCommandsAtOnce() {
        String id = start(ContractProgram.running());

        List<String> all = bounded.together(
                AT_ONCE,
                number -> exec(id, ContractProgram.ending(number, ContractProgram.stdout("command " + number)))
                        .toString());

        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(all.get(i)).contains("exitCode=" + i).contains("command " + i);
        }
    }

    @Test
    void ec4_aStoppedContextEndsTheCall() {
        String id = start(ContractProgram.running());
        ManualContext stopping = ManualContext.create();
        List<String> command = command(ContractProgram.running());
        var call =
                bounded.begin(stopping, () -> capability(ExecCapability.class).exec(id, command, stopping));
        Bounded.awaitUnderWay(stopping, call);

        bounded.stopsSoon("EC-4", stopping, call);
    }
}
