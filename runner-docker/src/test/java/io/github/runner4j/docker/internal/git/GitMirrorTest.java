package io.github.runner4j.docker.internal.git;

import static io.github.runner4j.docker.internal.git.GitSourceProviderTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.git.GitFiles;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GitMirrorTest {

    @TempDir
    Path folder;

    private GitRepositories repositories;
    private GitRepository bare;
    private GitHttpServer server;
    private GitSourceProvider provider;
    private final ManualContext context = ManualContext.create();

    @BeforeEach
    void prepare() {
        repositories = GitRepositories.in(folder.resolve("repositories"));
        bare = repositories.create("app.git");
        bare.commit(Map.of("a.txt", "a", "b.txt", "b".repeat(5000)));
        server = repositories.startHttp();
        provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
    }

    @AfterEach
    void close() {
        server.close();
        repositories.close();
    }

    private GitSource source() {
        return GitSource.of(server.url("app.git"));
    }

    private String fetchText() {
        try (SourceTree tree = provider.fetch(source(), context)) {
            return text(tree, "a.txt");
        }
    }

    private List<Path> cached(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("cache"))) {
            return all.filter(each -> each.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void manyThreadsShareOneMirror() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CyclicBarrier together = new CyclicBarrier(8);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Callable<String> fetch = () -> {
                together.await();
                try (SourceTree tree = provider.fetch(source(), ManualContext.create())) {
                    return text(tree, "a.txt");
                }
            };
            all.add(threads.submit(fetch));
        }

        for (Future<String> each : all) {
            assertThat(each.get()).isEqualTo("a");
        }
        threads.shutdownNow();
        assertThat(cached(".pack")).as("fetched once").hasSize(1);
    }

    @Test
    void processesShareOneMirror() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path cache = folder.resolve("cache");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(FetchMain.start(home, cache, server.url("app.git"), 20));
        }
        String last = "";
        for (int i = 0; i < 10; i++) {
            last = bare.commit(Map.of("a.txt", "n" + i));
            assertThat(fetchText()).isEqualTo("n" + i);
        }
        for (Process each : processes) {
            assertThat(FetchMain.output(each).get(0)).matches("[0-9a-f]{40} (a|n\\d)");
        }
        assertThat(FetchMain.output(FetchMain.start(home, cache, server.url("app.git"), 1))
                        .get(0))
                .isEqualTo(last + " n9");
        assertThat(GitStopTest.temporary(cache)).isEmpty();
    }

    @Test
    void aHostileUserConfigurationChangesNothing() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve(".gitconfig"), "[core\n\tautocrlf = true\nthis is no configuration\n");
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/config"), "nonsense {\n");
        for (String url : List.of(bare.directory().toString(), server.url("app.git"))) {
            List<String> said = FetchMain.output(FetchMain.start(home, folder.resolve("other"), url, 2));

            // JGit's SHA-1 class looks for its implementation's name there, and logs that it cannot.
            assertThat(said.get(said.size() - 2)).matches("[0-9a-f]{40} a");
            assertThat(said.get(said.size() - 1)).isEqualTo("threads:");
        }
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(".gitconfig", "config");
        }
    }

    @Test
    void aCutOffPackIsFetchedAnew() throws Exception {
        fetchText();
        try (FileChannel pack = FileChannel.open(cached(".pack").get(0), StandardOpenOption.WRITE)) {
            pack.truncate(pack.size() / 2);
        }

        assertThat(fetchText()).isEqualTo("a");
    }

    @Test
    void missingAndGarbledFilesOfTheMirrorAreFetchedAnew() throws Exception {
        fetchText();
        Files.delete(cached(".pack").get(0));
        assertThat(fetchText()).isEqualTo("a");

        Files.writeString(cached("complete").get(0), "garbage");
        assertThat(fetchText()).isEqualTo("a");

        Files.writeString(cached("current").get(0), "../../elsewhere");
        assertThat(fetchText()).isEqualTo("a");
    }

    @Test
    void damageThatShowsLateGivesTheMirrorUp() throws Exception {
        bare.commit("main", GitFiles.none().file("a.txt", "a").file("big.bin", noise(300_000)));
        fetchText();
        try (FileChannel pack = FileChannel.open(cached(".pack").get(0), StandardOpenOption.WRITE)) {
            // Noise does not shrink, so most of the pack is that file.
            pack.write(java.nio.ByteBuffer.wrap(new byte[100_000]), pack.size() - 150_000);
        }
        // JGit's cache of blocks is keyed by the file's name, so the damage shows to another process only.
        Files.move(cached("current").get(0).getParent(), folder.resolve("cache/moved"));
        Files.move(folder.resolve("cache/moved"), moved(server.url("app.git").replace("localhost", "127.0.0.1")));
        GitSource other = GitSource.of(server.url("app.git").replace("localhost", "127.0.0.1"));

        try (SourceTree tree = provider.fetch(other, context)) {
            assertThatThrownBy(() -> tree.open(tree.find("big.bin").orElseThrow()).stream()
                            .readAllBytes())
                    .isInstanceOfAny(RunnerException.class, IOException.class);
        }
    }

    private Path moved(String url) {
        String canonical =
                io.github.runner4j.docker.internal.git.remote.GitUrl.parse(url).canonical();
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(canonical.getBytes());
            return folder.resolve("cache").resolve(java.util.HexFormat.of().formatHex(digest));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new java.util.Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aTreeStaysReadableWhenItsMirrorIsReplaced() throws Exception {
        try (SourceTree tree = provider.fetch(source(), context)) {
            for (int i = 0; i < 55; i++) {
                bare.commit(Map.of("a.txt", "n" + i));
                fetchText();
            }
            assertThat(cached(".pack")).hasSizeLessThan(20);
            assertThat(text(tree, "a.txt")).isEqualTo("a");
            assertThat(text(tree, "b.txt")).hasSize(5000);
        }
    }

    @Test
    void whatACrashedProcessLeftIsRemoved() throws Exception {
        fetchText();
        Path state = cached(".pack").get(0).getParent();
        Files.writeString(state.resolve("tmp-pack-x.pack"), "half a pack");
        Files.createDirectory(state.resolveSibling("state-00000000-0000-0000-0000-000000000000"));

        fetchText();

        assertThat(GitStopTest.temporary(folder)).isEmpty();
        assertThat(state.resolveSibling("state-00000000-0000-0000-0000-000000000000"))
                .doesNotExist();
    }

    @Test
    void waitingForTheLockEndsWithTheOperation() throws Exception {
        fetchText();
        bare.commit(Map.of("a.txt", "new"));
        Path lock = cached("lock").get(0);
        try (FileChannel held = FileChannel.open(lock, StandardOpenOption.WRITE);
                var ignored = held.lock()) {
            ManualContext stopped = ManualContext.create().stopAt("waiting");
            assertThatThrownBy(() -> stopped.run(() -> provider.fetch(source(), stopped)))
                    .isInstanceOf(OperationStoppedException.class);
        }
    }
}
