package io.github.runner4j.docker.internal.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;

/** Serves repositories on the loopback address over SSH. Host key and user key are made at the start. */
public final class GitSshServer implements AutoCloseable {

    private static final Pattern COMMAND = Pattern.compile("git-upload-pack '(?<path>.*)'");

    private final GitRepositories repositories;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = newKey();
    private final KeyPair userKey = newKey();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private volatile String password;

    private GitSshServer(GitRepositories repositories) {
        this.repositories = repositories;
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
        server.setCommandFactory((channel, command) -> new Upload(command));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static GitSshServer start(GitRepositories repositories) {
        return new GitSshServer(repositories);
    }

    /** A pair of keys. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on, anybody with this password may log in. */
    public GitSshServer accepts(String newPassword) {
        password = newPassword;
        return this;
    }

    public int port() {
        return server.getPort();
    }

    /** The URL of a repository for the user {@code git}. */
    public String url(String name) {
        return "ssh://git@localhost:" + port() + "/" + name;
    }

    /** Who tried to log in. */
    public List<String> users() {
        return List.copyOf(users);
    }

    /** Writes the private key that the server accepts. */
    public Path writeUserKey(Path file) {
        return writeKey(file, userKey);
    }

    /** Writes a private key in OpenSSH's form. */
    public static Path writeKey(Path file, KeyPair key) {
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a known-hosts file with the server's key. */
    public Path writeKnownHosts(Path file) {
        return writeKnownHosts(file, hostKey);
    }

    /** Writes a known-hosts file with another key under the server's name. */
    public Path writeKnownHosts(Path file, KeyPair key) {
        try {
            String line = "[localhost]:" + port() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
            return Files.writeString(file, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code git-upload-pack} without the program. */
    private final class Upload implements Command {
        private final String command;
        private InputStream in;
        private OutputStream out;
        private OutputStream err;
        private ExitCallback exit;

        Upload(String command) {
            this.command = command;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            String protocol = environment.getEnv().get("GIT_PROTOCOL");
            Thread thread = new Thread(() -> run(protocol), "test-git-ssh");
            thread.setDaemon(true);
            thread.start();
        }

        private void run(String protocol) {
            try {
                Matcher matcher = COMMAND.matcher(command);
                Repository repository = matcher.matches() ? repositories.find(matcher.group("path")) : null;
                if (repository == null) {
                    String path = matcher.matches() ? matcher.group("path") : command;
                    String said = "fatal: '" + path + "' does not appear to be a git repository\n";
                    err.write(said.getBytes(StandardCharsets.UTF_8));
                    err.flush();
                    exit.onExit(128);
                    return;
                }
                UploadPack pack = new UploadPack(repository);
                if (protocol != null) {
                    pack.setExtraParameters(List.of(protocol));
                }
                pack.upload(in, out, err);
                exit.onExit(0);
            } catch (IOException | RuntimeException e) {
                exit.onExit(1);
            }
        }

        @Override
        public void setInputStream(InputStream newIn) {
            in = newIn;
        }

        @Override
        public void setOutputStream(OutputStream newOut) {
            out = newOut;
        }

        @Override
        public void setErrorStream(OutputStream newErr) {
            err = newErr;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void destroy(ChannelSession channel) {
            // The streams end the thread.
        }
    }
}
