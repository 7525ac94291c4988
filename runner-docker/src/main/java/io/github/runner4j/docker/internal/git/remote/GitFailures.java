package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.docker.internal.failure.Failures;
import io.github.runner4j.docker.internal.failure.Operation;
import io.github.runner4j.docker.internal.failure.Signal;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.SourceException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/** What a failure of Git means: its code, and a message that says what failed, on what, why, and what to do. */
public final class GitFailures {

    private GitFailures() {}

    /**
     * A failure whose facts are known.
     *
     * @param code the code; its guidance ends the message
     * @param url the repository
     * @param why the reason, a clause without a full stop
     * @param cause what was thrown underneath, if anything was
     * @return the exception
     */
    public static SourceException of(ErrorCode code, GitUrl url, String why, @Nullable Throwable cause) {
        return of(code, url, why, code.guidance(), cause);
    }

    /**
     * A failure whose facts and remedy are known.
     *
     * @param code the code
     * @param url the repository
     * @param why the reason, a clause without a full stop
     * @param remedy what to do, whole sentences
     * @param cause what was thrown underneath, if anything was
     * @return the exception
     */
    public static SourceException of(ErrorCode code, GitUrl url, String why, String remedy, @Nullable Throwable cause) {
        return new SourceException(
                Failure.of(code, "Cannot read the Git repository " + url + ": " + why + ". " + remedy), cause);
    }

    /**
     * Finds out what an exception means.
     *
     * @param url the repository
     * @param thrown what JGit, the JDK or the SSH library threw
     * @return the exception to throw: the one inside, when it is one of ours already
     */
    public static RunnerException translate(GitUrl url, Throwable thrown) {
        RunnerException ours = find(thrown, RunnerException.class);
        if (ours != null) {
            return ours;
        }
        Signal signal = Signal.of(Operation.GIT, thrown);
        ErrorCode code = Failures.classify(signal);
        return of(code, url, why(url, code, thrown, signal), thrown);
    }

    /** In our words where the exception's type tells enough, or else in those of whoever threw it. */
    private static String why(GitUrl url, ErrorCode code, Throwable thrown, Signal signal) {
        if (code.equals(ErrorCode.NO_SPACE_LEFT)) {
            return "the disk of the cache directory is full";
        }
        if (has(thrown, UnknownHostException.class) || has(thrown, UnresolvedAddressException.class)) {
            return "the host " + url.plainHost() + " is unknown";
        }
        if (has(thrown, ConnectException.class)) {
            return "nobody accepts connections at " + url.plainHost() + ":" + url.effectivePort();
        }
        String said = Failures.reason(signal).replaceAll("\\.$", "");
        if (code.equals(ErrorCode.SECURE_CONNECTION_FAILED)) {
            return "no trusted connection can be made: " + said;
        }
        return code.equals(ErrorCode.NETWORK_UNREACHABLE) ? "the connection broke: " + said : said;
    }

    /**
     * A failure that the far side put into words.
     *
     * @param url the repository
     * @param said the words
     * @param cause what was thrown underneath
     * @return the exception
     */
    static SourceException said(GitUrl url, String said, Throwable cause) {
        Signal signal = Signal.streamError(Operation.GIT, said, "");
        String reason = Failures.reason(signal).replaceAll("\\.$", "");
        return of(Failures.classify(signal), url, "the server says \"" + reason + "\"", cause);
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 30; depth++) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
            each = each.getCause();
        }
        return null;
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return find(thrown, type) != null;
    }
}
