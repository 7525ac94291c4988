package io.github.runner4j.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.error.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final Place PLACE = new Place("a.yml", 1, 1);

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "65535, 65535",
        "0, ",
        "65536, ",
        "01, ",
        "+1, ",
        "1.0, ",
        "1e3, ",
        "'1 ', ",
        "1234567890, ",
        "-1, "
    })
    void readsPorts(String text, Integer port) {
        assertThat(read(Words.PORT, text)).isEqualTo(Optional.ofNullable(port));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "32, 32", "32.0, 32", "0.09, ", "32.1, ", ".5, ", "1., ", "1e1, ", "NaN, ", "0.1234567, "})
    void readsProcessors(String text, Double cpus) {
        assertThat(read(Words.CPUS, text)).isEqualTo(Optional.ofNullable(cpus));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "99.5, 99.5", "100.1, ", "-1, "})
    void readsPercentages(String text, Double percent) {
        assertThat(read(Words.PERCENT, text)).isEqualTo(Optional.ofNullable(percent));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5 | 1.5 | 1.5",
                "'80 %' | | 80",
                "80% | | 80",
                "0,1 | 0.1 | 0.1",
                "32,1 | | 32.1",
                "x | | ",
                "1,5,5 | | "
            })
    void guessesTheNumberThatWasMeant(String text, String cpus, String percent) {
        assertThat(suggestion(Words.CPUS, text)).isEqualTo(Optional.ofNullable(cpus));
        assertThat(suggestion(Words.PERCENT, text)).isEqualTo(Optional.ofNullable(percent));
    }

    @ParameterizedTest
    @CsvSource({
        "6m, 6291456, ",
        "6291456, 6291456, ",
        "6291455, , ",
        "1G, 1073741824, ",
        "1GB, , 1g",
        "512 MiB, , 512m",
        "2gigs, , 2g",
        "2meg, , ",
        "1.5g, , 1536m",
        "'1,5 GB', , 1536m",
        "0.5G, , 512m",
        "1.1k, , ",
        "6291456.4, , 6m",
        "6291456.5, , 6291457",
        "8589934592, 8589934592, ",
        "2, , ",
        "lots, , "
    })
    void readsMemory(String text, Long bytes, String meant) {
        assertThat(read(Words.MEMORY, text)).isEqualTo(Optional.ofNullable(bytes));
        if (bytes == null) {
            assertThat(suggestion(Words.MEMORY, text)).isEqualTo(Optional.ofNullable(meant));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "999, ",
        "1000, 1000",
        "1s, 1000",
        "PT0.999S, ",
        "1m, 60000",
        "8760h, 31536000000",
        "8761h, ",
        "365d, ",
        "-1s, ",
        "PT-1S, ",
        "P365D, 31536000000",
        "P366D, ",
        "1.5s, ",
        "1S, ",
        "'', ",
        "PT, ",
        "P999999999999999999999D, "
    })
    void readsTimesOfAtLeastASecond(String text, Long millis) {
        assertThat(read(Words.time(Duration.ofSeconds(1)), text))
                .isEqualTo(Optional.ofNullable(millis).map(Duration::ofMillis));
    }

    @ParameterizedTest
    @CsvSource({
        "30sec, 30s",
        "20 min, 20m",
        "10S, 10s",
        "2 Hours, 2h",
        "1500 msec, 1500ms",
        "1d, 24h",
        "2 days, 48h",
        "999 millis, ",
        "999 days, ",
        "5 weeks, ",
        "1.5s, ",
        "soon, "
    })
    void guessesTheTimeThatWasMeant(String text, String meant) {
        assertThat(suggestion(Words.time(Duration.ofSeconds(1)), text)).isEqualTo(Optional.ofNullable(meant));
        assertThat(suggestion(Words.LIFETIME, "1 hour")).contains("1h");
    }

    @ParameterizedTest
    @CsvSource({"64MB, 64m", "64 MiB, 64m", "1G, 1g", "1.5m, 1536k", "half, ", "0, ", "0m, ", "00k, ", "0 MB, ", "'', "
    })
    void guessesTheSizeThatWasMeant(String text, String meant) {
        assertThat(read(Words.TMPFS_SIZE, text)).isEmpty();
        assertThat(suggestion(Words.TMPFS_SIZE, text)).isEqualTo(Optional.ofNullable(meant));
    }

    @ParameterizedTest
    @CsvSource({"1", "64m", "007k", "999999999999g"})
    void readsSizesOfDirectoriesInMemory(String text) {
        assertThat(read(Words.TMPFS_SIZE, text)).contains(text);
    }

    @Test
    void saysTheLeastTime() {
        assertThat(Words.time(Duration.ofSeconds(1)).allowed()).endsWith("; at least 1000 ms");
        assertThat(Words.time(Duration.ZERO).allowed()).isEqualTo(Durations.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3600, 3600", "90s, 90", "2h, 7200", "PT30S, 30", "0, ", "0s, ", "-1, ", "1x, "})
    void readsLifetimesInSeconds(String text, Long seconds) {
        assertThat(read(Words.LIFETIME, text))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @ParameterizedTest
    @CsvSource({
        "--readonly, --read-only",
        "--cap_drop=ALL, --cap-drop=ALL",
        "--usr=1, --user=1",
        "--cap_drop=, ",
        "--privileged, ",
        "nonsense, "
    })
    void guessesSecurityOptions(String text, String meant) {
        assertThat(read(Words.SECURITY_OPTION, text)).isEmpty();
        assertThat(suggestion(Words.SECURITY_OPTION, text)).isEqualTo(Optional.ofNullable(meant));
    }

    @ParameterizedTest
    @CsvSource({".", "a/b", "./a", "a/../b", "a b"})
    void readsPathsInside(String path) {
        assertThat(read(Words.PATH, path)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "/a", "..", "a/../../b", "'a\u0001b'"})
    void refusesPathsThatLeave(String path) {
        assertThat(read(Words.PATH, path)).isEmpty();
    }

    @Test
    void guessesWords() {
        Problems problems = new Problems();

        Words.CLEANUP.read(Scalar.of(PLACE, "onError", false), "policy", problems);
        Words.CLEANUP.read(new Scalar(PLACE, "onError", false, true), "policy", problems);

        assertThat(problems.all())
                .extracting(each -> each.message())
                .containsExactly(
                        "\"onError\" is not accepted. Did you mean on-error? Allowed: always, never, on-error.",
                        "\"****\" is not accepted. Allowed: always, never, on-error.");
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(Shown.value("key", Scalar.of(PLACE, "a".repeat(60), false))).isEqualTo('"' + "a".repeat(60) + '"');
        assertThat(Shown.value("key", Scalar.of(PLACE, "a b".repeat(21), false)))
                .isEqualTo('"' + "a b".repeat(20) + "…\"");
        assertThat(Shown.key("k".repeat(60))).isEqualTo("k".repeat(60));
        assertThat(Shown.key("k".repeat(61))).isEqualTo("k".repeat(60) + "…");
        assertThat(Shown.key(null)).isEmpty();
    }

    @Test
    void keepsTheFirstHundredProblemsInTheOrderOfTheFileAndCountsTheOthers() {
        Problems problems = new Problems();
        assertThat(problems.isEmpty()).isTrue();
        for (int line = 150; line > 0; line--) {
            problems.add(new Place("a.yml", line, 1), "key", "is wrong.");
        }

        assertThat(problems.isEmpty()).isFalse();
        assertThat(problems.all()).hasSize(101);
        assertThat(problems.all().get(100)).hasToString("a.yml: there are 50 more problems. Correct these 100 first.");
        assertThat(problems.all().get(0).place().line()).isEqualTo(51);
    }

    @Test
    void saysWhatANodeIs() {
        assertThat(Scalar.of(PLACE, "secret", false)).hasToString("a single value at a.yml:1:1");
        assertThat(new ConfigNode.Sequence(PLACE, List.of()).kind()).isEqualTo("a list");
        assertThat(new ConfigNode.Mapping(PLACE, List.of()).kind()).isEqualTo("a group of keys");
    }

    private static <T> Optional<T> read(Word<T> word, String text) {
        return word.read(Scalar.of(PLACE, text, false), "key", new Problems());
    }

    private static Optional<String> suggestion(Word<?> word, String text) {
        Problems problems = new Problems();
        word.read(Scalar.of(PLACE, text, false), "key", problems);
        return problems.all().get(0).suggestion();
    }
}
