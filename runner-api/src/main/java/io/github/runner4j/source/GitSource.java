package io.github.runner4j.source;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Redactor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Git repository at a branch, tag or commit. Immutable: each method that sets something gives a new value.
 *
 * <pre>{@code GitSource.of("https://example.org/acme/hello-api.git").ref("v1.2").credential(Credential.token(token))}</pre>
 */
public final class GitSource implements Source {

    private final String url;
    private final @Nullable String ref;
    private final @Nullable Credential credential;

    private GitSource(String url, @Nullable String ref, @Nullable Credential credential) {
        this.url = url;
        this.ref = ref;
        this.credential = credential;
    }

    /**
     * A repository at its default branch.
     *
     * @param url what {@code git clone} would take: https, ssh (also {@code user@host:path}), git, file, or a local path
     * @return the source
     */
    public static GitSource of(String url) {
        return new GitSource(Objects.requireNonNull(url, "url"), null, null);
    }

    /**
     * The same repository at another revision.
     *
     * @param newRef a branch, a tag, a full ref name, or a commit id of 40 (or at least 7) hexadecimal digits
     * @return a new source
     */
    public GitSource ref(String newRef) {
        return new GitSource(url, Objects.requireNonNull(newRef, "ref"), credential);
    }

    /**
     * The same repository, read with this credential. It is sent to the host of the URL alone.
     *
     * @param newCredential who we are
     * @return a new source
     */
    public GitSource credential(Credential newCredential) {
        return new GitSource(url, ref, Objects.requireNonNull(newCredential, "credential"));
    }

    /**
     * Where the repository is.
     *
     * @return the URL as it was given; it may hold a credential, so it is not for showing
     */
    public String url() {
        return url;
    }

    /**
     * The revision asked for.
     *
     * @return the ref, or nothing for the default branch
     */
    public Optional<String> ref() {
        return Optional.ofNullable(ref);
    }

    /**
     * The credential given with the source.
     *
     * @return the credential, or nothing
     */
    public Optional<Credential> credential() {
        return Optional.ofNullable(credential);
    }

    @Override
    public String describe() {
        return Redactor.patterns().redact(ref == null ? url : url + " at " + ref);
    }

    @Override
    public String toString() {
        return describe();
    }
}
