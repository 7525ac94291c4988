package io.github.runner4j.examples.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.RunOptions;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the contract does not ask for. */
@Timeout(60)
class ProcessEngineTest {

    @TempDir
    private Path directory;

    private final ProcessEngine engine = ProcessEngine.create();
    private final ManualContext context = ManualContext.create();

    @AfterEach
    void close() {
        engine.close();
    }

    private String create(String image, UnaryOperator<RunOptions.Builder> options, PortBinding... ports) {
        RunOptions run = options.apply(RunOptions.builder()).build();
        return engine.create(new ContainerSpec("app", image, run, List.of(ports), Map.of()), context);
    }

    private List<String> run(UnaryOperator<RunOptions.Builder> options, PortBinding... ports) {
        String id = create(directory.toString(), options, ports);
        engine.start(id, context);
        List<String> lines = new CopyOnWriteArrayList<>();
        engine.logs(id, LogQuery.all(), true, line -> lines.add(line.text()), context);
        return lines;
    }

    @Test
    void runsInTheDirectoryOfTheImage() throws Exception {
        Files.writeString(directory.resolve("hello.txt"), "hello\n");

        assertThat(run(options -> options.command(List.of("cat", "hello.txt")))).containsExactly("hello");
    }

    @Test
    void runsInADirectoryBelowIt() throws Exception {
        Files.createDirectory(directory.resolve("sub"));

        List<String> lines =
                run(options -> options.workingDirectory("/sub").command(List.of("sh", "-c", "basename \"$PWD\"")));

        assertThat(lines).containsExactly("sub");
    }

    @Test
    void givesTheEnvironmentAndThePorts() {
        List<String> lines = run(
                options -> options.addEnvironment(Variable.of("COLOUR", "blue"))
                        .command(List.of("sh", "-c", "echo $COLOUR; echo $PORT_8080")),
                new PortBinding(8080, "tcp", "127.0.0.1", 0));

        assertThat(lines).first().isEqualTo("blue");
        assertThat(Integer.parseInt(lines.get(1))).isBetween(1, 65_535);
    }

    @Test
    void refusesAnImageThatIsNoDirectory() {
        assertThatThrownBy(() -> create(directory.resolve("none").toString(), options -> options))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.IMAGE_NOT_FOUND));
    }

    @Test
    void refusesAContainerWithoutACommand() {
        String id = create(directory.toString(), options -> options);

        assertThatThrownBy(() -> engine.start(id, context))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.CONTAINER_COMMAND_INVALID));
    }

    @Test
    void countsProcessorTime() {
        String id = create(directory.toString(), options -> options.command(List.of("sleep", "60")));
        engine.start(id, context);

        assertThat(engine.sample(List.of(id), context)).hasEntrySatisfying(id, sample -> {
            assertThat(sample.pids()).hasValue(1);
            assertThat(sample.memoryBytes()).as("absent, not zero").isEmpty();
        });
    }

    @Test
    void closingEndsThePrograms() {
        String id = create(
                directory.toString(), options -> options.command(List.of("sh", "-c", "echo $$; exec sleep 600")));
        engine.start(id, context);
        List<LogLine> lines = new CopyOnWriteArrayList<>();
        ManualContext following = ManualContext.create();
        assertThatThrownBy(() -> engine.logs(
                        id,
                        LogQuery.all(),
                        true,
                        line -> {
                            lines.add(line);
                            following.stop();
                        },
                        following))
                .isInstanceOf(OperationStoppedException.class);
        long number = Long.parseLong(lines.get(0).text());

        engine.close();

        ProcessHandle.of(number).ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(number).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
