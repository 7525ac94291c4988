package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runner4j.docker.internal.image.IgnoreRules.Verdict;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.image.ImageBuildException;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "**, file, true",
                "**/, file, true",
                "**, dir/file, true",
                "**/, dir/file, true",
                "**/**, dir/file, true",
                "dir/**, dir/file, true",
                "dir/**, dir/dir2/file, true",
                "dir/**, dir, false",
                "**/dir, dir/file, true",
                "**/dir2/*, dir/dir2/file, true",
                "**/dir2/*, dir/dir2/dir3/file, true",
                "**/dir2/**, dir/dir2/file, true",
                "**file, file, true",
                "**file, dir/file, true",
                "**file, dir/myfile, true",
                "**/file, dir/dir/file, true",
                "**/file, dir/myfile, false",
                "**/file*, dir/dir/file.txt, true",
                "**/file*txt, dir/dir/file.txt, true",
                "**/file*.txt*, dir/dir/file.txt, true",
                "**/**/*.txt, dir/dir/file.txt, true",
                "**/**/*.txt2, dir/dir/file.txt, false",
                "**/*.txt, file.txt, true",
                "a**/*.txt, a/file.txt, true",
                "a**/*.txt, a/dir/dir/file.txt, true",
                "a**b, ab, true",
                "a**b, ax/b, true",
                "a**b, axb, false",
                "a/*.txt, a/dir/file.txt, false",
                "a/*.txt, a/file.txt, true",
                "a/*.txt**, a/file.txt, true",
                "a[b-d]e, ae, false",
                "a[b-d]e, ace, true",
                "a[b-d]e, aae, false",
                "a[^b-d]e, aze, true",
                "a[^b-d]e, ace, false",
                "[\\]\\-]x, -x, true",
                ".*, .foo, true",
                ".*, foo, false",
                "abc.def, abcZdef, false",
                "abc.def, abc.def, true",
                "abc?def, abcZdef, true",
                "abc?def, abc/def, false",
                "abc?def, abcdef, false",
                "a\\\\, a\\, true",
                "a\\*, a*, true",
                "a\\*, ab, false",
                "**/foo/bar, dir/dir2/foo/bar, true",
                "**/.foo, .foo, true",
                "**/.foo, bar.foo, false",
                "./bar.*, bar.go, true",
                "/bar, bar, true",
                "bar/, bar, true",
                "bar/../baz, baz, true",
                "/../baz, baz, true",
                "../baz, baz, false",
                "., baz, false",
                "/, baz, false",
                "a(b)c/def, a(b)c/def, true",
                "a(b)c/def, a(b)c/xyz, false",
                "a.|)$(}+{bc, a.|)$(}+{bc, true",
                "dist/*.whl, dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl, true",
                "?, ü, true",
                "?, 🐳, true",
                "node_modules, node_modules/deep/below/file, true",
                "node_modules, src/node_modules, false"
            })
    void matchesAsTheDockerCommandDoes(String pattern, String path, boolean ignored) {
        assertThat(ignored(pattern, path)).isEqualTo(ignored);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "**|!util/docker/web, util/docker/web/foo, false",
                "**|!util/docker/web|util/docker/web/foo, util/docker/web/foo, true",
                "**|!dist/*.whl, dist/a.whl, false",
                "*.md|!README.md, README.md, false",
                "!README.md|*.md, README.md, true",
                "*|!src|src/secret, src/secret, true",
                "*|! src, src/main, false",
                "# src, src, false",
                "\" # src|x\", # src, true",
                "\"  src  |x\", src, true"
            })
    void theLastMatchDecides(String patterns, String path, boolean ignored) {
        assertThat(ignored(patterns.replace('|', '\n'), path)).isEqualTo(ignored);
    }

    @Test
    void skipsAByteOrderMarkAndWindowsLineEnds() {
        assertThat(ignored("\uFEFFsrc\r\ntarget\r\n", "src")).isTrue();
        assertThat(ignored("\uFEFFsrc\r\ntarget\r\n", "target")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[", "[]a]", "[a-]", "[-a]", "[^]", "[z-a]", "a\\", "!", "! "})
    void namesTheLineThatCannotBeRead(String pattern) {
        assertThatExceptionOfType(ImageBuildException.class)
                .isThrownBy(() -> IgnoreRules.parse("api/.dockerignore", "target\n\n" + pattern + "\n"))
                .withMessageStartingWith("api/.dockerignore:3: ")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUILD_CONTEXT_INVALID));
    }

    @Test
    void isNotSlowedDownByAHostilePattern() {
        IgnorePattern pattern = IgnorePattern.of("a*".repeat(2000) + "**/".repeat(500) + "b", false);

        assertThat(pattern.matches("a".repeat(4000) + "/".repeat(500))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"*|!**/keep, any/where, true", "*|!docs/api, docs, true", "*|!docs/api, src, false", "*, src, false"})
    void knowsWhereNothingCanBeBroughtBack(String patterns, String directory, boolean may) {
        assertThat(IgnoreRules.parse("x", patterns.replace('|', '\n')).mayBringBackBelow(directory))
                .isEqualTo(may);
    }

    @Property(tries = 5000)
    void matchesLikeTheRegularExpressionOfTheOriginal(
            @ForAll("patterns") String pattern, @ForAll("paths") String path) {
        assertThat(IgnorePattern.of(pattern, false).matches(path))
                .as(pattern + " and " + path)
                .isEqualTo(original(pattern, path));
    }

    @Property
    void findsAWayToWhateverItMatches(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
        IgnorePattern read = IgnorePattern.of(pattern, true);
        if (read.matches(path) && path.contains("/")) {
            assertThat(read.mayMatchBelow(path.substring(0, path.indexOf('/')))).isTrue();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "b", "/", "*", "**", "**/", "?", ".", "[ab]", "[^a]", "\\*")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> String.join("", parts).replaceAll("/{2,}", "/").replaceAll("^/|(?<=.)/$", ""))
                .filter(text -> !text.isEmpty() && !text.contains("***"));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings()
                .withChars("ab.*")
                .ofMinLength(1)
                .ofMaxLength(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(names -> String.join("/", names));
    }

    /** Written after the original's translation, character by character. */
    private static boolean original(String pattern, String path) {
        StringBuilder regex = new StringBuilder();
        boolean plain = true;
        boolean leading = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**", i)) {
                boolean first = i == 0;
                i++;
                i += pattern.startsWith("/", i + 1) ? 1 : 0;
                boolean end = i + 1 == pattern.length();
                leading |= first;
                plain &= first || end;
                regex.append(end ? ".*" : "(.*/)?");
            } else if (c == '*' || c == '?') {
                plain = false;
                regex.append(c == '*' ? "[^/]*" : "[^/]");
            } else if (c == '[') {
                plain = false;
                int close = pattern.indexOf(']', i);
                regex.append(pattern, i, close + 1);
                i = close;
            } else if (c == '\\') {
                plain = false;
                regex.append(Pattern.quote(pattern.substring(++i, i + 1)));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        if (leading && plain && !pattern.substring(2).contains("**")) {
            String suffix = pattern.substring(2);
            return path.endsWith(suffix) || (suffix.startsWith("/") && path.equals(suffix.substring(1)));
        }
        return Pattern.matches(regex.toString(), path);
    }

    private static boolean ignored(String rules, String path) {
        IgnoreRules read = IgnoreRules.parse(".dockerignore", rules);
        Verdict verdict = Verdict.ROOT;
        List<String> names = List.of(path.split("/"));
        for (int i = 1; i <= names.size(); i++) {
            verdict = read.judge(verdict, String.join("/", names.subList(0, i)));
        }
        return verdict.ignored();
    }
}
