package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Who we are to an SSH server, and how we prove it. */
record SshLogin(GitUrl url, String user, List<KeyPair> keys, Optional<Secret> password) {

    /** The account that forges keep for Git. */
    private static final String USUAL_USER = "git";

    static SshLogin of(GitUrl url, Optional<Credential> credential) {
        String named = url.user().orElse(USUAL_USER);
        if (credential.isEmpty()) {
            return new SshLogin(url, named, List.of(), url.password());
        }
        Credential given = credential.get();
        if (given instanceof Credential.SshKey key) {
            return new SshLogin(url, named, keys(url, key), Optional.empty());
        }
        if (given instanceof Credential.UserPassword pair) {
            return new SshLogin(url, pair.user(), List.of(), Optional.of(pair.password()));
        }
        return new SshLogin(url, named, List.of(), Optional.of(((Credential.Token) given).value()));
    }

    private static List<KeyPair> keys(GitUrl url, Credential.SshKey key) {
        FilePasswordProvider passphrase = key.passphrase()
                .map(secret -> FilePasswordProvider.of(secret.reveal()))
                .orElse(FilePasswordProvider.EMPTY);
        try (InputStream in = Files.newInputStream(key.privateKey())) {
            List<KeyPair> pairs = new ArrayList<>();
            Iterable<KeyPair> loaded = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(key.privateKey().toString()), in, passphrase);
            if (loaded != null) {
                loaded.forEach(pairs::add);
            }
            if (pairs.isEmpty()) {
                throw unusable(url, key, "holds no private key", null);
            }
            return pairs;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            String hint = Files.isReadable(key.privateKey())
                    ? "cannot be unlocked or understood; is the passphrase right?"
                    : "cannot be read";
            throw unusable(url, key, hint, e);
        }
    }

    private static SourceException unusable(GitUrl url, Credential.SshKey key, String what, @Nullable Exception cause) {
        return GitFailures.of(
                ErrorCode.GIT_AUTHENTICATION_FAILED, url, "the SSH key " + key.privateKey() + " " + what, cause);
    }

    void addTo(ClientSession session) {
        keys.forEach(session::addPublicKeyIdentity);
        password.ifPresent(secret -> session.addPasswordIdentity(secret.reveal()));
    }

    boolean any() {
        return !keys.isEmpty() || password.isPresent();
    }

    SourceException refused(Exception cause) {
        String why = any()
                ? "the server refuses the login of " + user
                : "the server wants a login and no credential was given";
        return GitFailures.of(ErrorCode.GIT_AUTHENTICATION_FAILED, url, why, cause);
    }

    /** The user and nothing secret. */
    @Override
    public String toString() {
        return user;
    }
}
