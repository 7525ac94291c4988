package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.DOCKER_BUILD_FAILED;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_FAILED;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_UNSUPPORTED;
import static io.github.runner4j.error.ErrorCode.DOCKER_RESOURCE_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.GIT_OPERATION_FAILED;
import static io.github.runner4j.error.ErrorCode.INVALID_CONFIGURATION;
import static io.github.runner4j.error.ErrorCode.NO_SPACE_LEFT;
import static io.github.runner4j.error.ErrorCode.RESOURCE_CONFLICT;

import io.github.runner4j.docker.internal.failure.Rules.Verdict;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Severity;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells failures apart. The order: a full disk, wherever it shows; no answer at all; the end of a container; then the words,
 * by operation; and the HTTP status only where nothing else is left, because engines send 500 for nearly everything.
 */
public final class Failures {

    static final Rules ANYWHERE = Rules.table("anywhere")
            .row(
                    NO_SPACE_LEFT,
                    "no space left on device",
                    "disk quota exceeded",
                    "not enough space on the disk",
                    "enospc");

    private static final Pattern STEP_ENDED =
            Pattern.compile("(?:returned a non-zero code: |exit status |exit code: )(\\d{1,3})$");

    private static final int NOT_MODIFIED = 304;

    private Failures() {}

    /**
     * What kind of failure this is.
     *
     * @param signal what is known about it
     * @return the code; its severity may be milder than usual
     */
    public static ErrorCode classify(Signal signal) {
        return judge(signal).code();
    }

    /**
     * What the engine, registry or Git server gave as the reason, fit to be shown: one line, without wrapping, colours, temporary
     * paths, long ids or anything that looks like a credential.
     *
     * @param signal what is known about the failure
     * @return the reason, never blank
     */
    public static String reason(Signal signal) {
        return Reason.of(signal);
    }

    /**
     * How the command of a failed build step ended, in the words of all builders.
     *
     * @param signal the failure of a build
     * @return the exit code, if a command ran and the builder tells
     */
    public static OptionalInt stepExitCode(Signal signal) {
        Matcher ended = STEP_ENDED.matcher(Reason.of(signal));
        return ended.find() ? OptionalInt.of(Integer.parseInt(ended.group(1))) : OptionalInt.empty();
    }

    static Verdict judge(Signal signal) {
        String text = signal.text();
        return ANYWHERE.decide(text + "\n" + signal.output())
                .or(() -> signal.end().map(end -> EndRules.decide(signal.operation(), end, signal.output())))
                .or(() -> alreadySo(signal))
                .or(() -> noAnswer(signal, text))
                .or(() -> words(signal, text))
                .orElseGet(() -> otherwise(signal));
    }

    /** All tables, for those who check them. */
    static Stream<Rules> tables() {
        return Stream.of(
                ANYWHERE,
                TransportRules.TABLE,
                GitRules.TABLE,
                ImageRules.TABLE,
                RegistryRules.DAMAGE,
                RegistryRules.TROUBLE,
                BuildRules.OUTPUT,
                BuildRules.STEP,
                BuildRules.REMOTE,
                BuildRules.DOCKERFILE,
                BuildRules.SOURCES,
                BuildRules.REST,
                EngineRules.ARCHIVE,
                EngineRules.REQUEST,
                EngineRules.START,
                EngineRules.VALUES,
                EndRules.PROGRAM,
                EndRules.LOG,
                EndRules.RUNTIME);
    }

    private static Optional<Verdict> alreadySo(Signal signal) {
        return signal.status().orElse(0) == NOT_MODIFIED
                ? Optional.of(new Verdict(RESOURCE_CONFLICT.withSeverity(Severity.LOW), "status: 304"))
                : Optional.empty();
    }

    private static Optional<Verdict> noAnswer(Signal signal, String text) {
        boolean silent = signal.status().isEmpty() && signal.message().isBlank();
        return silent && signal.operation() != Operation.GIT ? TransportRules.TABLE.decide(text) : Optional.empty();
    }

    private static Optional<Verdict> words(Signal signal, String text) {
        return switch (signal.operation().area()) {
            case GIT -> GitRules.TABLE.decide(text);
            case BUILD -> build(signal, text);
            case REGISTRY ->
                Rules.firstOf(
                        text,
                        ImageRules.TABLE,
                        RegistryRules.DAMAGE,
                        RegistryRules.TROUBLE,
                        EngineRules.REQUEST,
                        EngineRules.VALUES);
            case ARCHIVE ->
                Rules.firstOf(
                        text,
                        EngineRules.ARCHIVE,
                        ImageRules.TABLE,
                        EngineRules.REQUEST,
                        EngineRules.START,
                        EngineRules.VALUES);
            case ENGINE ->
                Rules.firstOf(text, ImageRules.TABLE, EngineRules.REQUEST, EngineRules.START, EngineRules.VALUES);
        };
    }

    private static Optional<Verdict> build(Signal signal, String text) {
        return BuildRules.OUTPUT
                .decide(signal.output())
                .or(() -> BuildRules.STEP.decide(text))
                .or(() -> BuildRules.REMOTE
                        .decide(text)
                        .map(remote -> GitRules.TABLE.decide(text).orElse(remote)))
                .or(() -> Rules.firstOf(
                        text,
                        BuildRules.DOCKERFILE,
                        ImageRules.TABLE,
                        RegistryRules.DAMAGE,
                        BuildRules.SOURCES,
                        BuildRules.REST,
                        EngineRules.REQUEST,
                        EngineRules.VALUES));
    }

    private static Verdict otherwise(Signal signal) {
        if (signal.operation() == Operation.GIT) {
            return new Verdict(GIT_OPERATION_FAILED, "otherwise: git");
        }
        int status = signal.status().orElse(0);
        ErrorCode code = switch (status) {
            case 400 -> INVALID_CONFIGURATION;
            case 404 -> DOCKER_RESOURCE_NOT_FOUND;
            case 405, 501 -> DOCKER_OPERATION_UNSUPPORTED;
            case 403, 409 -> RESOURCE_CONFLICT;
            default -> signal.operation() == Operation.BUILD ? DOCKER_BUILD_FAILED : DOCKER_OPERATION_FAILED;
        };
        return new Verdict(code, "status: " + status);
    }
}
