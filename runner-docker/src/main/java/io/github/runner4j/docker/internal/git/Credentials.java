package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.spi.CredentialProvider;
import java.util.Optional;

/**
 * Which credential belongs to which host. One given with the source is for the source's host alone, so a submodule elsewhere
 * does not get it.
 */
record Credentials(GitUrl source, Optional<Credential> given, CredentialProvider provider) {

    Optional<Credential> of(GitUrl url) {
        if (!url.scheme().remote()) {
            return Optional.empty();
        }
        return given.filter(any -> url.sameHost(source))
                .or(() -> provider.find(CredentialProvider.Purpose.GIT, url.hostAndPort()))
                .or(() -> ofUrl(url));
    }

    private static Optional<Credential> ofUrl(GitUrl url) {
        // A user alone names an account over SSH; over http it is a token, as forges allow.
        if (url.user().isEmpty() || (url.password().isEmpty() && !url.scheme().web())) {
            return Optional.empty();
        }
        return Optional.of(
                new Credential.UserPassword(url.user().get(), url.password().orElse(Secret.of(""))));
    }
}
