package io.github.runner4j.assembly;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at a container that failed, before it is removed. */
final class Postmortem {

    private static final int LAST_LINES = 50;
    private static final int LATE_TRIES = 4;
    private static final Duration LATE_PAUSE = Duration.ofMillis(100);
    private static final int LINES_IN_MESSAGE = 3;

    private final Parts parts;

    Postmortem(Parts parts) {
        this.parts = parts;
    }

    /**
     * The failure of a container whose program has ended.
     *
     * @param when goes into the sentence: {@code " before it was ready"}, or nothing
     */
    ContainerException ended(String component, String when, ContainerState state, Bound context) {
        List<String> lines = lastWords(state.id(), context);
        ErrorCode code = parts.engine().codeOfEnd(state, lines);
        String how = state.oomKilled()
                ? "ran out of memory"
                : "ended with exit code " + state.exitCode().orElse(0);
        String engineSays = state.error().isBlank()
                ? ""
                : " The engine says: " + state.error().strip() + ".";
        return new ContainerException(
                Failure.of(
                        code,
                        "The container of " + component + " " + how + when + "." + engineSays + said(lines) + " "
                                + remedy(code, state, lines)),
                null);
    }

    /** An engine may tell of a program's end a moment before it has kept what the program wrote last. */
    private List<String> lastWords(String containerId, Bound context) {
        List<String> lines = lastLines(containerId, context);
        for (int tries = 0; tries < LATE_TRIES && lines.stream().allMatch(String::isBlank); tries++) {
            context.pause(LATE_PAUSE);
            lines = lastLines(containerId, context);
        }
        return lines;
    }

    private static String remedy(ErrorCode code, ContainerState state, List<String> lines) {
        if (!code.equals(ErrorCode.CONTAINER_FAILED)) {
            return code.guidance();
        }
        return lines.stream().allMatch(String::isBlank) || state.exitCode().orElse(0) == 0
                ? "Check that its command is the right one and stays in the foreground."
                : "Correct what it complains about; more of its log is in the evidence.";
    }

    /** The failure of a launch whose container runs but does not become ready. */
    ContainerException unhealthy(String component, HealthCheck check, String lastAnswer, StageContext context) {
        return new ContainerException(
                Failure.of(
                        ErrorCode.CONTAINER_FAILED,
                        "The container of " + component + " runs, but its health check failed " + check.retries()
                                + " times or more over " + Words.duration(window(check)) + "; last answer: "
                                + lastAnswer
                                + ". Correct the application or its health check, or give it a longer start period."),
                null);
    }

    /** How long failures are borne while a launch waits: the start period, then as many intervals as there are retries. */
    static Duration window(HealthCheck check) {
        try {
            return check.startPeriod().plus(check.interval().multipliedBy(check.retries()));
        } catch (ArithmeticException e) {
            return Duration.ofSeconds(Long.MAX_VALUE);
        }
    }

    /** The failure with what can be seen of the container. Never fails itself: the first failure matters more. */
    RunnerException withEvidence(RunnerException failure, String containerId) {
        try {
            return parts.call("Looking at the failed container", context -> add(failure, containerId, context));
        } catch (RuntimeException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
            return failure;
        }
    }

    private RunnerException add(RunnerException failure, String containerId, StageContext context) {
        Optional<ContainerState> state = parts.engine().inspect(containerId, context);
        if (state.isEmpty()) {
            return failure;
        }
        Failure facts = failure.failure().with(new Evidence("state", "State of the container", describe(state.get())));
        List<String> lines = lastLines(containerId, context);
        if (!lines.isEmpty()) {
            facts = facts.with(new Evidence("log", "Last lines of its log", lines));
        }
        return failure.withFailure(facts, failure.getCause());
    }

    /** What can be read of the log; nothing when its driver keeps none. */
    private List<String> lastLines(String containerId, StageContext context) {
        List<String> lines = new ArrayList<>();
        try {
            parts.engine()
                    .logs(containerId, LogQuery.all().tail(LAST_LINES), false, line -> lines.add(text(line)), context);
        } catch (RunnerException e) {
            context.check();
        }
        return lines;
    }

    private static String text(LogLine line) {
        return line.text();
    }

    private static List<String> describe(ContainerState state) {
        List<String> lines = new ArrayList<>();
        lines.add("status: " + state.status().name().toLowerCase(Locale.ROOT));
        state.exitCode().ifPresent(code -> lines.add("exit code: " + code));
        lines.add("out of memory: " + state.oomKilled());
        if (!state.error().isBlank()) {
            lines.add("error: " + state.error().strip());
        }
        state.health()
                .ifPresent(health -> lines.add("health: " + health.status() + ", " + health.failingStreak()
                        + " failures in a row, last output: "
                        + health.lastOutput().strip()));
        return lines;
    }

    private static String said(List<String> lines) {
        List<String> said = lines.stream().filter(line -> !line.isBlank()).toList();
        List<String> last = said.subList(Math.max(0, said.size() - LINES_IN_MESSAGE), said.size());
        return last.isEmpty() ? " It wrote nothing." : " It last wrote: " + String.join(" | ", last) + ".";
    }
}
