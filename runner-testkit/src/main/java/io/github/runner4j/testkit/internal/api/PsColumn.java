package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.program.Processes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.BiFunction;

/**
 * A column of what {@code ps} prints.
 *
 * @param title what stands above it
 * @param content what it says of a process
 */
record PsColumn(String title, BiFunction<Processes.Entry, PsColumn.Surroundings, String> content) {

    /** A process has about so many numbers below it on a machine where containers just start. */
    private static final int SHIM = 20;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    /**
     * What a process itself does not tell.
     *
     * @param pid the number of the container's first process, as the machine sees it
     * @param started when the container began to run
     * @param now what time it is
     * @param tty whether it has a terminal
     */
    record Surroundings(int pid, Instant started, Instant now, boolean tty) {}

    String value(Processes.Entry process, Surroundings around) {
        return content.apply(process, around);
    }

    static PsColumn fixed(String title, String value) {
        return new PsColumn(title, (process, around) -> value);
    }

    static PsColumn user(String title) {
        return new PsColumn(title, (process, around) -> {
            String user = process.user().split(":", 2)[0];
            return user.isEmpty() || user.equals("0") ? "root" : user;
        });
    }

    static PsColumn pid() {
        return new PsColumn("PID", (process, around) -> Integer.toString(around.pid() + process.id() - 1));
    }

    static PsColumn parent() {
        return new PsColumn(
                "PPID", (process, around) -> Integer.toString(process.id() == 1 ? around.pid() - SHIM : around.pid()));
    }

    static PsColumn started(String title) {
        return new PsColumn(title, (process, around) -> CLOCK.format(around.started()));
    }

    static PsColumn elapsed() {
        return new PsColumn("ELAPSED", (process, around) -> {
            long seconds = Duration.between(around.started(), around.now()).toSeconds();
            return "%02d:%02d".formatted(seconds / 60, seconds % 60);
        });
    }

    static PsColumn terminal() {
        return new PsColumn("TTY", (process, around) -> around.tty() ? "pts/0" : "?");
    }

    static PsColumn words(String title) {
        return new PsColumn(title, (process, around) -> String.join(" ", process.arguments()));
    }

    static PsColumn name(String title) {
        return new PsColumn(title, (process, around) -> {
            String path =
                    process.arguments().isEmpty() ? "" : process.arguments().get(0);
            return path.substring(path.lastIndexOf('/') + 1);
        });
    }
}
