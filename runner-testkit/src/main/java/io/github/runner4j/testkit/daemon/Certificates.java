package io.github.runner4j.testkit.daemon;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.http.Tls;
import io.github.runner4j.testkit.internal.tls.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What a daemon and its clients show each other: one certificate for both sides, which is its own authority.
 * Source of the files' names: what the {@code docker} command reads in {@code DOCKER_CERT_PATH}.
 */
final class Certificates {

    private static final String ONLY_FOR_THE_OWNER = "rw-------";

    private Certificates() {}

    /** Writes what clients need, and returns what the server needs. */
    static Tls write(Path directory) throws IOException {
        Identity identity = Identity.selfSigned("localhost");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("ca.pem"), identity.pem());
        Files.writeString(directory.resolve("cert.pem"), identity.pem());
        Path key = directory.resolve("key.pem");
        Files.deleteIfExists(key);
        if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_FOR_THE_OWNER)));
        }
        Files.writeString(key, identity.keyPem());
        Content certificate = Content.of(identity.pem());
        return new Tls(certificate, Content.of(identity.keyPem()), Optional.of(certificate));
    }
}
