package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.source.Content;
import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.testkit.memory.InMemoryTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BuildContextTest {

    @Test
    void keepsModesLinksAndNothingOfTheMachine() throws IOException {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM scratch")
                .executable("bin/run", "#!/bin/sh")
                .link("current", "bin/../nowhere")
                .directory("empty");

        assertThat(Archive.of(tree, "", "Dockerfile"))
                .containsExactly(
                        Map.entry("Dockerfile", "file 644 0:0 1980-01-02T00:00:00Z FROM scratch"),
                        Map.entry("bin/", "directory 755 0:0 1980-01-02T00:00:00Z "),
                        Map.entry("bin/run", "file 755 0:0 1980-01-02T00:00:00Z #!/bin/sh"),
                        Map.entry("current", "link 777 0:0 1980-01-02T00:00:00Z bin/../nowhere"),
                        Map.entry("empty/", "directory 755 0:0 1980-01-02T00:00:00Z "));
    }

    @Test
    void sendsWhatIsIgnoredOnlyWhereItIsBroughtBack() throws IOException {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM scratch")
                .file(".dockerignore", "*\n!docs/**/keep\n")
                .file("docs/a/keep", "x")
                .file("docs/b/drop", "x")
                .file("src/keep", "x");

        assertThat(Archive.of(tree, "", "Dockerfile").keySet())
                .containsExactly(".dockerignore", "Dockerfile", "docs/", "docs/a/", "docs/a/keep");
    }

    @Test
    void doesNotLookIntoAnIgnoredDirectory() throws IOException {
        Set<String> seen = new TreeSet<>();
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM scratch")
                .file(".dockerignore", "node_modules\n!README")
                .file("node_modules/a/b", "x");

        ContextWalk walk = new ContextWalk(
                new Watched(tree, seen),
                "",
                IgnoreRules.parse("", "node_modules\n!README"),
                Map.of(),
                Set.of("Dockerfile"));
        walk.forEachRemaining(item -> {});

        assertThat(seen).containsExactly("");
    }

    @Test
    void takesTheDockerfilesOwnIgnoreFileFirst() throws IOException {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM scratch")
                .file("Dockerfile.dockerignore", "b")
                .file(".dockerignore", "a")
                .file("a", "x")
                .file("b", "x");

        Map<String, String> entries = Archive.of(tree, "", "Dockerfile");

        assertThat(entries).containsKey("a").doesNotContainKey("b");
        assertThat(entries.get(".dockerignore")).endsWith(" b");
    }

    @Test
    void sendsADockerfileFromOutsideTheContextUnderANameOfItsOwn() throws IOException {
        InMemoryTree tree =
                InMemoryTree.empty().file("docker/Dockerfile", "FROM scratch").file("src/main", "x");

        BuildContext context = BuildContext.of(tree, "src", "docker/Dockerfile");
        Map<String, String> entries = Archive.read(Archive.bytes(context));

        assertThat(context.dockerfileName()).matches("\\.dockerfile\\.[0-9a-f]{20}");
        assertThat(entries).containsOnlyKeys(".dockerignore", context.dockerfileName(), "main");
        assertThat(entries.get(context.dockerfileName())).endsWith("FROM scratch");
        assertThat(entries.get(".dockerignore")).contains(context.dockerfileName());
    }

    @Test
    void followsLinksInsideTheTreeToContextAndDockerfile() throws IOException {
        InMemoryTree tree = InMemoryTree.empty()
                .file("real/Dockerfile.api", "FROM scratch")
                .link("real/Dockerfile", "Dockerfile.api")
                .link("alias", "real");

        BuildContext context = BuildContext.of(tree, "alias", "alias/Dockerfile");

        assertThat(context.dockerfileName()).isEqualTo("Dockerfile.api");
        assertThat(Archive.read(Archive.bytes(context))).containsOnlyKeys("Dockerfile", "Dockerfile.api");
    }

    @Test
    void refusesADockerfileThatLeadsOutOfTheTree() {
        InMemoryTree tree = InMemoryTree.empty().link("Dockerfile", "../../etc/passwd");

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> BuildContext.of(tree, "", "Dockerfile"))
                .withMessageContaining("leaves the source");
    }

    @Test
    void namesTheDockerfilesThereAreWhenOneIsMissing() {
        InMemoryTree tree = InMemoryTree.empty()
                .file("api/Dockerfile", "x")
                .file("web/Dockerfile.dev", "x")
                .file("web/x.dockerignore", "x");

        assertThatExceptionOfType(ImageBuildException.class)
                .isThrownBy(() -> BuildContext.of(tree, "api", "Dockerfile"))
                .withMessageContaining("\"Dockerfile\"")
                .withMessageContaining("build context \"api\"")
                .withMessageContaining("api/Dockerfile, web/Dockerfile.dev:")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKERFILE_NOT_FOUND));
    }

    @Test
    void saysThatTheContextIsNoDirectory() {
        assertThatExceptionOfType(ImageBuildException.class)
                .isThrownBy(
                        () -> BuildContext.of(InMemoryTree.withDockerfile("FROM scratch"), "Dockerfile", "Dockerfile"))
                .withMessageContaining("is a file")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUILD_CONTEXT_INVALID));
        assertThatExceptionOfType(ImageBuildException.class)
                .isThrownBy(() -> BuildContext.of(InMemoryTree.withDockerfile("FROM scratch"), "nowhere", "Dockerfile"))
                .withMessageContaining("does not exist");
    }

    @Test
    void failsWhenAFileEndsEarly() {
        List<ContextItem> items = List.of(
                new ContextItem("short", Kind.FILE, () -> new Content(10, new ByteArrayInputStream(new byte[3]))));
        InputStream in = new ContextStream(items.iterator(), new Archive.Silence());

        assertThatExceptionOfType(IOException.class).isThrownBy(in::readAllBytes);
    }

    @Property(tries = 200)
    void whatComesOutIsWhatWentIn(@ForAll("trees") Map<String, byte[]> files, @ForAll boolean small)
            throws IOException {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM scratch");
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            tree = tree.file(each.getKey(), each.getValue());
        }
        List<String> before = temporaryFiles();

        byte[] archive = Archive.bytes(BuildContext.of(tree, "", "Dockerfile"));

        Map<String, String> out = new TreeMap<>(Archive.read(archive));
        assertThat(temporaryFiles()).isEqualTo(before);
        out.keySet().removeIf(name -> name.endsWith("/") || name.equals("Dockerfile"));
        assertThat(out.keySet()).isEqualTo(files.keySet());
        out.forEach((name, text) ->
                assertThat(text).endsWith(" " + new String(files.get(name), StandardCharsets.ISO_8859_1)));
        assertThat(Archive.bytes(BuildContext.of(tree, "", "Dockerfile"))).isEqualTo(archive);
    }

    @Provide
    Arbitrary<Map<String, byte[]>> trees() {
        Arbitrary<String> name = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("abü ")
                        .ofMinLength(1)
                        .ofMaxLength(3)
                        .filter(text -> !text.isBlank()),
                Arbitraries.just("long".repeat(40)));
        Arbitrary<String> path =
                name.list().ofMinSize(1).ofMaxSize(3).map(names -> "d-" + String.join("/d-", names) + ".f");
        Arbitrary<byte[]> bytes = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(1500)
                .flatMap(base -> Arbitraries.of(1, 100).map(times -> repeated(base, times)));
        return Arbitraries.maps(path, bytes).ofMaxSize(6).map(TreeMap::new);
    }

    private static byte[] repeated(byte[] base, int times) {
        byte[] all = new byte[base.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(base, 0, all, i * base.length, base.length);
        }
        return all;
    }

    private static List<String> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString)
                    .filter(each -> each.contains("runner") || each.endsWith(".tar"))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
