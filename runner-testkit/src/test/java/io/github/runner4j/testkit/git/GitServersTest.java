package io.github.runner4j.testkit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.secret.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each server is asked by JGit's client, which is not what it is made of. */
@Timeout(60)
class GitServersTest {

    @TempDir
    private Path folder;

    private GitRepositories repositories;
    private String commit;

    @BeforeEach
    void create() {
        repositories = GitRepositories.create();
        commit = repositories.create("acme/app.git").commit(Map.of("a.txt", "a"));
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    private void assertClones(String url) throws Exception {
        Path target = Files.createTempDirectory(folder, "clone");
        try (Git git =
                Git.cloneRepository().setURI(url).setDirectory(target.toFile()).call()) {
            assertThat(git.getRepository().resolve("HEAD").name()).isEqualTo(commit);
            assertThat(target.resolve("a.txt")).hasContent("a");
        }
    }

    private static List<String> refs(LsRemoteCommand command) throws Exception {
        Collection<Ref> found = command.call();
        return found.stream()
                .filter(each -> !each.isSymbolic())
                .map(each -> each.getName() + " " + each.getObjectId().name())
                .toList();
    }

    @Test
    void servesTheDisk() throws Exception {
        assertClones(repositories.create("b.git").fileUrl().replace("b.git/", "acme/app.git"));
    }

    @Test
    void servesHttp() throws Exception {
        GitHttpServer server = repositories.startHttp();

        assertClones(server.url("acme/app.git"));

        assertThat(server.requests()).extracting(GitHttpRequest::method).contains("GET", "POST");
        assertThat(server.host()).isEqualTo("localhost:" + server.port());
    }

    @Test
    void servesGitsOwnProtocol() throws Exception {
        GitDaemon daemon = repositories.startDaemon();

        assertClones(daemon.url("acme/app.git"));
        assertClones(daemon.url("acme/app.git"));
    }

    @Test
    void anUnknownRepositoryIsNotFound() {
        String http = repositories.startHttp().url("none.git");
        String git = repositories.startDaemon().url("none.git");

        assertThatThrownBy(() -> assertClones(http)).hasStackTraceContaining("not found");
        assertThatThrownBy(() -> assertClones(git)).hasStackTraceContaining("not exported: /none.git");
    }

    @Test
    void httpAsksForTheRightCredential() throws Exception {
        GitHttpServer server = repositories.startHttp().requires("ann", "s3cret");
        String url = server.url("acme/app.git");

        assertThatThrownBy(() -> refs(Git.lsRemoteRepository().setRemote(url))).hasMessageContaining("Authentication");
        assertThatThrownBy(() -> refs(with("ann", "wrong", url))).hasMessageContaining("not authorized");
        assertThat(refs(with("ann", "s3cret", url))).contains("refs/heads/main " + commit);
        assertThat(server.requests()).anyMatch(each -> each.authorization().isPresent());
    }

    private static LsRemoteCommand with(String user, String password, String url) {
        return Git.lsRemoteRepository()
                .setRemote(url)
                .setCredentialsProvider(new UsernamePasswordCredentialsProvider(user, password));
    }

    @Test
    void httpGivesOtherAnswersWhenTold() {
        GitHttpServer server = repositories
                .startHttp()
                .answer(
                        "/acme/app.git/info",
                        request -> GitHttpResponse.of(500)
                                .header("Content-Type", "text/plain")
                                .body("out of order: " + request.path()));

        assertThatThrownBy(() -> refs(Git.lsRemoteRepository().setRemote(server.url("acme/app.git"))))
                .hasMessageContaining("500");
        assertThat(server.requests()).extracting(GitHttpRequest::path).contains("/acme/app.git/info/refs");
    }

    @Test
    void closingEndsAnAnswerThatBlocks() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        GitHttpServer server = repositories.startHttp().answer("/", request -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return GitHttpResponse.of(503);
        });
        var url = java.net.URI.create(server.url("x")).toURL();
        try (java.net.Socket client = new java.net.Socket("localhost", url.getPort())) {
            client.getOutputStream()
                    .write("GET /x HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            asked.await();

            server.close();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void httpsIsTrustedByWhoeverWasToldTo() throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.create();
        GitHttpServer server = repositories.startHttps(certificate);
        Path pem = certificate.writePem(folder.resolve("ca.pem"));
        var trusting = java.net.http.HttpClient.newBuilder()
                .sslContext(Trust.only(pem))
                .build();
        var request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(server.url("acme/app.git") + "/info/refs?service=git-upload-pack"))
                .build();

        assertThat(trusting.send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains(commit);
        assertThatThrownBy(() -> refs(Git.lsRemoteRepository().setRemote(server.url("acme/app.git"))))
                .hasStackTraceContaining("SSL");
    }

    private List<String> overSsh(GitSshServer server, Path key, Path knownHosts) throws Exception {
        try (SshdSessionFactory factory = new SshdSessionFactoryBuilder()
                .setHomeDirectory(folder.toFile())
                .setSshDirectory(Files.createTempDirectory(folder, "ssh").toFile())
                .setDefaultIdentities(directory -> List.of(key))
                .setDefaultKnownHostsFiles(directory -> List.of(knownHosts))
                .setConfigFile(directory -> null)
                .setPreferredAuthentications("publickey")
                .build(null)) {
            LsRemoteCommand command = Git.lsRemoteRepository().setRemote(server.url("acme/app.git"));
            ((TransportCommand<?, ?>) command)
                    .setTransportConfigCallback(transport -> ((SshTransport) transport).setSshSessionFactory(factory));
            return refs(command);
        }
    }

    @Test
    void servesSshToItsKey() throws Exception {
        GitSshServer server = repositories.startSsh();
        Credential.SshKey credential = (Credential.SshKey) server.credential(folder);

        assertThat(overSsh(server, credential.privateKey(), credential.knownHosts()))
                .contains("refs/heads/main " + commit);
        assertThat(server.users()).containsOnly("git");
        assertThat(new URIish(server.url("acme/app.git")).getPort()).isEqualTo(server.port());
    }

    @Test
    void sshRefusesAnotherKey() {
        GitSshServer server = repositories.startSsh();
        Path known = server.writeKnownHosts(folder.resolve("known"));
        Path other = repositories.startSsh().writeUserKey(folder.resolve("other"));

        assertThatThrownBy(() -> overSsh(server, other, known)).hasStackTraceContaining("authentication");
        assertThat(server.users()).isNotEmpty();
    }

    @Test
    void aHostKeyThatChangedIsNoticed() throws Exception {
        GitSshServer server = repositories.startSsh();
        Path key = server.writeUserKey(folder.resolve("key"));
        Path before = server.writeKnownHosts(folder.resolve("before"));

        server.changeHostKey();

        assertThatThrownBy(() -> overSsh(server, key, before)).hasStackTraceContaining("key");
        assertThat(server.users()).as("nobody shows a key to a stranger").isEmpty();
        assertThat(overSsh(server, key, server.writeKnownHosts(folder.resolve("after"))))
                .isNotEmpty();
    }
}
