package io.github.runner4j.examples.process;

import io.github.runner4j.container.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Reads what a process writes, line by line, on threads of the engine. */
final class Output {

    private static final int BUFFER = 8192;

    private final Clock clock;
    private final Executor workers;

    Output(Clock clock, Executor workers) {
        this.clock = clock;
        this.workers = workers;
    }

    /** Reads both outputs of a process; done when both have ended. */
    CompletableFuture<Void> read(Process process, Consumer<LogLine> lines) {
        return CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> read(LogLine.Stream.STDOUT, process.getInputStream(), lines), workers),
                CompletableFuture.runAsync(
                        () -> read(LogLine.Stream.STDERR, process.getErrorStream(), lines), workers));
    }

    private void read(LogLine.Stream stream, InputStream in, Consumer<LogLine> lines) {
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = fill(buffer, in); count >= 0; count = fill(buffer, in)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    lines.accept(line(stream, pending));
                } else {
                    pending.write(buffer[i]);
                }
            }
        }
        if (pending.size() > 0) {
            lines.accept(line(stream, pending));
        }
    }

    /**
     * Reads once more when that fails: Java closes a pipe under its reader when the process ends while others hold the pipe, and
     * keeps what was in it for the next reading.
     */
    private static int fill(byte[] buffer, InputStream in) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            try {
                return in.read(buffer);
            } catch (IOException again) {
                return -1;
            }
        }
    }

    private LogLine line(LogLine.Stream stream, ByteArrayOutputStream pending) {
        String text = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return new LogLine(stream, Optional.of(clock.instant()), whole);
    }
}
