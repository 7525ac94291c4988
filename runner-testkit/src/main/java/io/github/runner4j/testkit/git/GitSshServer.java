package io.github.runner4j.testkit.git;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.testkit.internal.thread.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;

/**
 * Serves repositories on the loopback address over SSH. The key of the host, and the one key that users may log in with, are made
 * at the start. What it is told holds from the next connection on. Safe for use by several threads.
 */
public final class GitSshServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Threads threads = Threads.create();
    private final KeyPair userKey = newKey();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private volatile KeyPair hostKey = newKey();
    private volatile @Nullable String password;

    GitSshServer(GitRepositories repositories) {
        server.setHost("localhost");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> {
            users.add(user);
            return KeyUtils.compareKeys(key, userKey.getPublic());
        });
        server.setPasswordAuthenticator((user, given, session) -> {
            users.add(user);
            return given.equals(password);
        });
        server.setCommandFactory((channel, command) -> new SshUpload(repositories, threads.workers(), command));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Lets anybody log in who knows a password.
     *
     * @param newPassword the password
     * @return this
     */
    public GitSshServer accepts(String newPassword) {
        password = newPassword;
        return this;
    }

    /**
     * Gives the host another key, as after a reinstallation or an attack: known-hosts files written before no longer fit.
     *
     * @return this
     */
    public GitSshServer changeHostKey() {
        hostKey = newKey();
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        return this;
    }

    /**
     * The port it listens on.
     *
     * @return 1 to 65535
     */
    public int port() {
        return server.getPort();
    }

    /**
     * The URL of a repository for the user {@code git}, whether there is one of that name or not.
     *
     * @param name the repository's name
     * @return an {@code ssh} URL
     */
    public String url(String name) {
        return "ssh://git@localhost:" + port() + "/" + name;
    }

    /**
     * Who tried to log in so far.
     *
     * @return the user of each attempt, in order
     */
    public List<String> users() {
        return List.copyOf(users);
    }

    /**
     * Writes the private key that the server accepts, in OpenSSH's form, readable by its owner alone.
     *
     * @param file where to
     * @return the same file
     * @throws UncheckedIOException when it cannot be written
     */
    public Path writeUserKey(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes a known-hosts file with the key that the host has now.
     *
     * @param file where to
     * @return the same file
     * @throws UncheckedIOException when it cannot be written
     */
    public Path writeKnownHosts(Path file) {
        try {
            String line = "[localhost]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
            return Files.writeString(file, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes user key and known hosts, and makes a credential of both.
     *
     * @param folder where to
     * @return the credential that the server accepts
     * @throws UncheckedIOException when they cannot be written
     */
    public Credential credential(Path folder) {
        return Credential.sshKey(
                writeUserKey(folder.resolve("id_test")), writeKnownHosts(folder.resolve("known_hosts")));
    }

    /** Ends the server and its connections. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.close();
        }
    }
}
