package io.github.runner4j.docker.internal.git;

import io.github.runner4j.spi.CredentialProvider;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What the provider of Git sources has to know.
 *
 * @param cache folder of the mirrors; made when it is missing, shared with other processes
 * @param credentials asked when a source brings no credential
 * @param trustedCertificates file in PEM form with certificates to trust over https besides those the JVM trusts
 * @param knownHosts file in OpenSSH's form with the SSH hosts to trust when the credential brings none
 */
public record GitOptions(
        Path cache, CredentialProvider credentials, Optional<Path> trustedCertificates, Optional<Path> knownHosts) {

    /** Checks that all parts are there. */
    public GitOptions {
        cache = cache.toAbsolutePath().normalize();
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(trustedCertificates, "trustedCertificates");
        Objects.requireNonNull(knownHosts, "knownHosts");
    }

    /**
     * Options with the JVM's trust and no known hosts but those that come with a credential.
     *
     * @param cache folder of the mirrors
     * @param credentials asked when a source brings no credential
     * @return the options
     */
    public static GitOptions of(Path cache, CredentialProvider credentials) {
        return new GitOptions(cache, credentials, Optional.empty(), Optional.empty());
    }

    /**
     * The same options with more certificates to trust.
     *
     * @param pem file in PEM form
     * @return new options
     */
    public GitOptions trustedCertificates(Path pem) {
        return new GitOptions(cache, credentials, Optional.of(pem), knownHosts);
    }

    /**
     * The same options with SSH hosts to trust.
     *
     * @param file file in OpenSSH's form
     * @return new options
     */
    public GitOptions knownHosts(Path file) {
        return new GitOptions(cache, credentials, trustedCertificates, Optional.of(file));
    }
}
