package io.github.runner4j.docker.internal.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.git.GitFiles;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Every file of a tree has the bytes, the kind and the link target that {@code git clone} gives it. */
class CheckoutOracleTest {

    private static final List<String> NAMES = List.of(
            "a.txt", "b.bin", "dir/a.txt", "dir/b.c", "dir/sub/c.txt", "other/a.txt", "With Space.txt", "dir/[x].txt");

    private static final List<String> PATTERNS = List.of(
            "*",
            "*.txt",
            "a.txt",
            "/a.txt",
            "dir/*",
            "dir/**",
            "**/a.txt",
            "dir/",
            "*.[tc]*",
            "[!a]*",
            "sub/*.txt",
            "\"With Space.txt\"",
            "dir/\\[x\\].txt",
            "?.txt",
            "**/sub/**",
            "/dir/**/*.txt",
            "[[:alpha:]].txt",
            "!a.txt");

    private static final List<String> SETTINGS = List.of(
            "text",
            "-text",
            "!text",
            "text=auto",
            "text=input",
            "eol=crlf",
            "eol=lf",
            "-eol",
            "crlf",
            "-crlf",
            "crlf=input",
            "ident",
            "-ident",
            "!ident",
            "binary",
            "-binary",
            "mine",
            "working-tree-encoding=UTF-16",
            "working-tree-encoding=UTF-16LE",
            "working-tree-encoding=UTF-16BE",
            "working-tree-encoding=ISO-8859-1",
            "working-tree-encoding=UTF-8",
            "working-tree-encoding=UTF-16LE-BOM",
            "working-tree-encoding=UTF-32",
            "!working-tree-encoding",
            "diff",
            "b@d",
            "filter=lfs");

    private static final List<String> PIECES = List.of(
            "line\n",
            "line\r\n",
            "lone\r",
            "$Id$",
            "$Id: $",
            "$Id: old $\n",
            "$Id: a b $",
            "$Id: x",
            "$Idx$",
            "text ",
            "\u00e4\u20ac",
            "\0",
            "\u0001",
            "\n",
            "$",
            "\u001a",
            "\ufeff",
            "$Id:\n$",
            "$Id:$",
            "\t\f\b\u001b");

    @Provide
    Arbitrary<String> attributes() {
        Arbitrary<String> settings =
                Arbitraries.of(SETTINGS).list().ofMinSize(1).ofMaxSize(3).map(all -> String.join(" ", all));
        Arbitrary<String> rule =
                Combinators.combine(Arbitraries.of(PATTERNS), settings).as((a, b) -> a + " " + b);
        Arbitrary<String> line = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, rule),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.of("# comment", "", "[attr]mine text eol=crlf", "  * eol=crlf", "*.txt text\r")));
        return line.list().ofMaxSize(5).map(all -> String.join("\n", all) + "\n");
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.of(PIECES).list().ofMaxSize(6).map(all -> String.join("", all));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void bytesAreThoseOfAClone(
            @ForAll("attributes") String root,
            @ForAll("attributes") String below,
            @ForAll List<@net.jqwik.api.From("text") String> texts)
            throws IOException {
        Assume.that(GitProgram.present());
        GitFiles files = GitFiles.none()
                .file(".gitattributes", root)
                .file("dir/.gitattributes", below)
                .link("link.txt", "dir/a.txt")
                .executable("run.sh", "#!/bin/sh\necho\n");
        for (int i = 0; i < NAMES.size(); i++) {
            files = files.file(NAMES.get(i), texts.isEmpty() ? "x\ny\n$Id$\n" : texts.get(i % texts.size()));
        }
        compare(files);
    }

    private static void compare(GitFiles files) throws IOException {
        Path folder = Files.createTempDirectory("oracle");
        try (GitRepositories repositories = GitRepositories.in(folder)) {
            GitRepository bare = repositories.create("r.git");
            bare.commit("main", files);
            GitProgram.run(folder, "clone", "-q", bare.directory().toString(), "clone");
            GitSourceProvider provider =
                    new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
            try (SourceTree tree = provider.fetch(GitSource.of(bare.directory().toString()), ManualContext.create())) {
                Map<String, String> ours = new TreeMap<>();
                collect(tree, "", ours);
                assertThat(ours).isEqualTo(ofClone(folder.resolve("clone")));
            }
        } finally {
            delete(folder);
        }
    }

    private static void collect(SourceTree tree, String folder, Map<String, String> found) throws IOException {
        for (SourceEntry entry : tree.children(folder)) {
            if (entry.isDirectory()) {
                collect(tree, entry.path(), found);
                continue;
            }
            var content = tree.open(entry);
            try (InputStream in = content.stream()) {
                byte[] bytes = in.readAllBytes();
                assertThat(content.size()).as(entry.path()).isEqualTo(bytes.length);
                found.put(entry.path(), entry.kind() + " " + new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static Map<String, String> ofClone(Path clone) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (Stream<Path> all = Files.walk(clone)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String path = clone.relativize(file).toString();
                if (path.startsWith(".git/") || path.equals(".git")) {
                    continue;
                }
                if (Files.isSymbolicLink(file)) {
                    found.put(path, SourceEntry.Kind.LINK + " " + Files.readSymbolicLink(file));
                } else if (Files.isRegularFile(file)) {
                    SourceEntry.Kind kind =
                            Files.isExecutable(file) ? SourceEntry.Kind.EXECUTABLE : SourceEntry.Kind.FILE;
                    found.put(path, kind + " " + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return new TreeMap<>(found);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
