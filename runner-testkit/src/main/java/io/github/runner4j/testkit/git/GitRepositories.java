package io.github.runner4j.testkit.git;

import io.github.runner4j.testkit.internal.leak.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/**
 * Bare Git repositories in a folder, and servers on the loopback address that let them be read: over smart HTTP and HTTPS, over
 * SSH, and by Git's own protocol. Each repository can also be read from the disk.
 *
 * <pre>{@code
 * try (GitRepositories git = GitRepositories.create()) {
 *     git.create("app.git").commit(Map.of("Dockerfile", "FROM scratch\n"));
 *     String url = git.startHttp().requires("ann", "secret").url("app.git");
 * }
 * }</pre>
 *
 * Closing ends the servers. Does not fake: pushing, hooks, Git LFS (see {@link GitHttpServer#answer}). Safe for use by several
 * threads; a single repository is changed by one thread at a time.
 */
public final class GitRepositories implements AutoCloseable {

    private final Path folder;
    private final boolean temporary;
    private final Map<String, GitRepository> repositories = new ConcurrentHashMap<>();
    private final Deque<AutoCloseable> servers = new ConcurrentLinkedDeque<>();

    private GitRepositories(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * Repositories in a temporary folder, which is deleted when this is closed.
     *
     * @return no repository yet
     * @throws UncheckedIOException when the folder cannot be made
     */
    public static GitRepositories create() {
        try {
            return new GitRepositories(Files.createTempDirectory(TemporaryFiles.prefix("git")), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Repositories in a folder of the caller's, which stays when this is closed.
     *
     * @param folder where they go; made when it is not there
     * @return no repository yet
     */
    public static GitRepositories in(Path folder) {
        return new GitRepositories(folder, false);
    }

    /**
     * Makes a bare repository without commits, whose HEAD is {@code main}.
     *
     * @param name its name, also in URLs, with or without slashes: {@code acme/app.git}
     * @return the repository
     * @throws UncheckedIOException when it cannot be made, or is there already
     */
    public GitRepository create(String name) {
        GitRepository made = GitRepository.create(name, folder.resolve(name));
        repositories.put(name, made);
        return made;
    }

    /**
     * Starts a server in the clear. Each call starts one more.
     *
     * @return the server; closing it early is allowed
     */
    public GitHttpServer startHttp() {
        return opened(GitHttpServer.start(this, Optional.empty()));
    }

    /**
     * Starts a server over TLS. Each call starts one more.
     *
     * @param certificate what it shows its clients
     * @return the server; closing it early is allowed
     */
    public GitHttpServer startHttps(SelfSignedCertificate certificate) {
        return opened(GitHttpServer.start(this, Optional.of(certificate)));
    }

    /**
     * Starts an SSH server, with a host key and a user key of its own. Each call starts one more.
     *
     * @return the server; closing it early is allowed
     */
    public GitSshServer startSsh() {
        return opened(new GitSshServer(this));
    }

    /**
     * Starts a server for {@code git://} URLs. Each call starts one more.
     *
     * @return the server; closing it early is allowed
     */
    public GitDaemon startDaemon() {
        return opened(new GitDaemon(this));
    }

    /** The repository of a name as it stands in a URL's path. */
    Optional<Repository> find(String path) {
        return Optional.ofNullable(repositories.get(path.replaceFirst("^/+", "")))
                .map(GitRepository::repository);
    }

    private <T extends AutoCloseable> T opened(T server) {
        servers.push(server);
        return server;
    }

    /**
     * Ends the servers, and deletes the repositories if their folder was made by {@link #create()}.
     *
     * @throws UncheckedIOException when something stays behind
     */
    @Override
    public void close() {
        Deque<AutoCloseable> all = new ArrayDeque<>(servers);
        servers.clear();
        try {
            for (AutoCloseable each : all) {
                each.close();
            }
            repositories.values().forEach(each -> each.repository().close());
            if (temporary) {
                delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
