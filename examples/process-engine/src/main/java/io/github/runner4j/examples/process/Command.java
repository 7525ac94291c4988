package io.github.runner4j.examples.process;

import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.spi.StageContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/** A command that runs beside a container's program, until it ends or its operation is stopped. */
final class Command {

    private final Process process;
    private final Output output;

    Command(Process process, Output output) {
        this.process = process;
        this.output = output;
    }

    ExecResult run(StageContext context) {
        List<LogLine> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reading =
                output.read(process, line -> lines.add(new LogLine(line.stream(), Optional.empty(), line.text())));
        try (StageContext.Hook hook = context.onStop(() -> Program.kill(process))) {
            int exitCode = process.waitFor();
            context.check();
            reading.get();
            return new ExecResult(exitCode, lines);
        } catch (InterruptedException | ExecutionException e) {
            Program.kill(process);
            context.check();
            throw new OperationStoppedException(
                    Failure.of(ErrorCode.OPERATION_CANCELLED, "The wait for a command was interrupted."), e);
        }
    }
}
