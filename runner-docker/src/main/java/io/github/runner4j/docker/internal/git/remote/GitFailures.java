package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.SourceException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
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
        RunnerException ours = find(thrown, RunnerException.class, any -> true);
        if (ours != null) {
            return ours;
        }
        if (mentions(thrown, "no space left on device")) {
            return of(ErrorCode.NO_SPACE_LEFT, url, "the disk of the cache directory is full", thrown);
        }
        RunnerException network = network(url, thrown);
        return network != null ? network : protocol(url, thrown);
    }

    private static @Nullable RunnerException network(GitUrl url, Throwable thrown) {
        if (find(thrown, UnknownHostException.class, any -> true) != null
                || find(thrown, java.nio.channels.UnresolvedAddressException.class, any -> true) != null) {
            return of(ErrorCode.NETWORK_UNREACHABLE, url, "the host " + url.plainHost() + " is unknown", thrown);
        }
        if (find(thrown, CertificateException.class, any -> true) != null
                || find(thrown, SSLException.class, any -> true) != null) {
            return of(
                    ErrorCode.SECURE_CONNECTION_FAILED, url, "no trusted TLS connection: " + innermost(thrown), thrown);
        }
        if (find(thrown, ConnectException.class, any -> true) != null) {
            String where = url.plainHost() + ":" + url.effectivePort();
            return of(ErrorCode.NETWORK_UNREACHABLE, url, "nobody accepts connections at " + where, thrown);
        }
        if (find(thrown, SocketException.class, any -> true) != null
                || find(thrown, InterruptedIOException.class, any -> true) != null
                || find(thrown, EOFException.class, any -> true) != null) {
            return of(ErrorCode.NETWORK_UNREACHABLE, url, "the connection broke: " + innermost(thrown), thrown);
        }
        return null;
    }

    private static RunnerException protocol(GitUrl url, Throwable thrown) {
        if (find(thrown, AccessDeniedException.class, any -> true) != null) {
            return of(ErrorCode.GIT_OPERATION_FAILED, url, "access is denied to " + innermost(thrown), thrown);
        }
        if (find(thrown, NoRemoteRepositoryException.class, any -> true) != null) {
            return of(ErrorCode.REPOSITORY_NOT_FOUND, url, "there is no Git repository", thrown);
        }
        if (find(thrown, MissingObjectException.class, any -> true) != null
                || mentions(thrown, "not our ref")
                || mentions(thrown, " not valid")) {
            return of(ErrorCode.GIT_REF_NOT_FOUND, url, "the commit is not there: " + innermost(thrown), thrown);
        }
        return of(ErrorCode.GIT_OPERATION_FAILED, url, innermost(thrown), thrown);
    }

    /** The message nearest to the cause, in one line. */
    private static String innermost(Throwable thrown) {
        String message = thrown.getClass().getSimpleName();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each.getMessage() != null && !each.getMessage().isBlank()) {
                message = each.getMessage();
            }
        }
        return message.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\.$", "");
    }

    private static boolean mentions(Throwable thrown, String words) {
        return find(
                        thrown,
                        Throwable.class,
                        each -> String.valueOf(each.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains(words))
                != null;
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type, Predicate<T> which) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 30; depth++) {
            if (type.isInstance(each) && which.test(type.cast(each))) {
                return type.cast(each);
            }
            each = each.getCause();
        }
        return null;
    }

    /** The reason as an {@link IOException} would tell it, for places that may only throw those. */
    static IOException io(RunnerException failure) {
        return new IOException(failure.getMessage(), failure);
    }
}
