package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.error.UnexpectedException;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.source.GitSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the secrets of a launch out of everything that leaves it. */
final class Redaction {

    private static final Pattern USER_INFO = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://([^/@]+)@");

    private Redaction() {}

    /** A redactor that knows every secret that host code gave. */
    static Redactor of(RunRequest request) {
        List<Secret> secrets = new ArrayList<>();
        if (request.source() instanceof GitSource git) {
            git.credential().ifPresent(each -> addTo(secrets, each));
            addUserInfo(secrets, git.url());
        }
        request.registryCredentials().values().forEach(each -> addTo(secrets, each));
        addTo(secrets, request.config());
        return Redactor.patterns().with(secrets);
    }

    /** The same, and the secrets of a configuration. */
    static Redactor and(Redactor redactor, ComponentConfig config) {
        List<Secret> secrets = new ArrayList<>();
        addTo(secrets, config);
        return redactor.with(secrets);
    }

    /** The exception without secrets, in its message, its evidence, and all its causes. */
    static RunnerException redact(RunnerException exception, Redactor redactor) {
        return exception.withFailure(exception.failure().redacted(redactor), cause(exception.getCause(), redactor));
    }

    private static @Nullable Throwable cause(@Nullable Throwable cause, Redactor redactor) {
        if (cause == null || isClean(cause, redactor)) {
            return cause;
        }
        if (cause instanceof RunnerException exception) {
            return redact(exception, redactor);
        }
        UnexpectedException copy = new UnexpectedException(
                Failure.of(ErrorCode.UNKNOWN_ERROR, redactor.redact(cause.toString())),
                cause(cause.getCause(), redactor));
        copy.setStackTrace(cause.getStackTrace());
        return copy;
    }

    private static boolean isClean(Throwable cause, Redactor redactor) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause)
                .flatMap(each -> Stream.concat(Stream.of(each), Arrays.stream(each.getSuppressed())))
                .map(Throwable::toString)
                .allMatch(text -> redactor.redact(text).equals(text));
    }

    private static void addTo(List<Secret> secrets, ComponentConfig config) {
        Stream.concat(config.build().arguments().stream(), config.run().environment().stream())
                .filter(Variable::secret)
                .map(Variable::value)
                .forEach(secrets::add);
    }

    private static void addTo(List<Secret> secrets, Credential credential) {
        if (credential instanceof Credential.Token token) {
            secrets.add(token.value());
        } else if (credential instanceof Credential.UserPassword user) {
            secrets.add(user.password());
        } else if (credential instanceof Credential.SshKey key) {
            key.passphrase().ifPresent(secrets::add);
        }
    }

    private static void addUserInfo(List<Secret> secrets, String url) {
        Matcher matcher = USER_INFO.matcher(url);
        if (matcher.find()) {
            String[] parts = matcher.group(1).split(":", 2);
            secrets.add(Secret.of(parts[parts.length - 1]));
        }
    }
}
