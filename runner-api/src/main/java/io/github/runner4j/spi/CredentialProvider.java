package io.github.runner4j.spi;

import io.github.runner4j.secret.Credential;
import java.util.Optional;

/**
 * Looks up credentials by the host that asks for them.
 *
 * <ul>
 *   <li>CP-1: an unknown host yields nothing, not an exception.
 *   <li>CP-2: may be called by several threads at once.
 * </ul>
 */
@FunctionalInterface
public interface CredentialProvider {

    /** Knows nobody. */
    CredentialProvider NONE = (purpose, host) -> Optional.empty();

    /** What a credential is wanted for. */
    enum Purpose {
        /** To read a Git repository. */
        GIT,
        /** To pull from an image registry. */
        REGISTRY
    }

    /**
     * The credential for a host.
     *
     * @param purpose what it is wanted for
     * @param host the host as it stands in the URL or image reference, with {@code :port} where one is given
     * @return the credential, or nothing; it will be sent to that host alone
     */
    Optional<Credential> find(Purpose purpose, String host);
}
