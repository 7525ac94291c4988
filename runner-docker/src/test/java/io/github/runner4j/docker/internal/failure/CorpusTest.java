package io.github.runner4j.docker.internal.failure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.docker.internal.failure.Rules.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The recorded failures are the measure of the tables. */
class CorpusTest {

    /** Records that get another code than expected, each with the reason; none at present. */
    private static final Map<String, String> KNOWN_MISSES = Map.of();

    private static final double SHARE_WANTED = 0.95;

    /** Parts of the protocol and of the kernel's interface, which are the same on every machine. */
    private static final Set<String> COMMON_PATHS = Set.of("/v2/", "/proc/sys");

    private static final Pattern NAME_OF_A_RECORD = Pattern.compile(
            "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b" // addresses
                    + "|(?<=:)\\d{4,5}\\b" // ports
                    + "|\\b[0-9a-f]{12,64}\\b" // ids
                    + "|\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:invalid|test|example|org)\\b" // hosts
                    + "|\\bcase-[\\w-]+|\\berrc\\w*|\\bnosuch\\w*" // names
                    + "|(?<![\\w.])/(?:[\\w.-]+/)+[\\w.-]*"); // paths

    private final List<RecordedFailure> records =
            RecordedFailure.corpus().stream().filter(RecordedFailure::meetable).toList();

    @Test
    void nearlyEveryRecordGetsItsCodeAndSeverity() {
        Set<String> misses = misses(records);

        assertThat(misses).isEqualTo(new TreeSet<>(KNOWN_MISSES.keySet()));
        assertThat(share(misses, records)).isGreaterThanOrEqualTo(SHARE_WANTED);
    }

    @Test
    void attributesOfTheCodesAreThoseOfTheRecords() {
        assertThat(records).allSatisfy(each -> {
            var code = Failures.classify(each.signal());
            var expected = each.json().path("expect");
            assertThat(code.category().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(expected.path("category").asText());
            assertThat(code.retryable()).isEqualTo(expected.path("retryable").asBoolean());
            assertThat(code.recoverable())
                    .isEqualTo(expected.path("recoverable").asBoolean());
        });
    }

    /** They are engines' fixed wordings for rare faults; the list keeps their number in view. */
    @Test
    void wordingsThatOnlyOneRecordUsesAreListed() {
        Map<String, List<RecordedFailure>> users = records.stream()
                .collect(groupingBy(each -> Failures.judge(each.signal()).rule()));
        Set<String> single = users.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));

        assertThat(single)
                .containsExactlyElementsOf(
                        resource("/wordings-of-one-record.txt").lines().toList());
    }

    @Test
    void noWordingHoldsANameIdPathOrAddressOfARecord() {
        Set<String> names = records.stream()
                .flatMap(each -> Stream.of(each.body(), each.text("exception"), each.text("how")))
                .flatMap(text -> NAME_OF_A_RECORD.matcher(text).results().map(MatchResult::group))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> COMMON_PATHS.stream().noneMatch(name::startsWith))
                .collect(toCollection(TreeSet::new));

        Pattern anyName =
                Pattern.compile(names.stream().map(Pattern::quote).collect(joining("|", "(?<!\\w)(?:", ")(?!\\w)")));

        assertThat(names).hasSizeGreaterThan(100);
        assertThat(Failures.tables().flatMap(Rules::patterns))
                .allSatisfy(
                        pattern -> assertThat(pattern.toLowerCase(Locale.ROOT)).doesNotContainPattern(anyName));
    }

    @Test
    void noWordingStandsTwiceInATable() {
        assertThat(Failures.tables())
                .allSatisfy(table -> assertThat(table.patterns()).doesNotHaveDuplicates());
    }

    /** For another recording in the same form: {@code -Dfailures.recording=FILE}. */
    @Test
    @EnabledIfSystemProperty(named = "failures.recording", matches = ".+")
    void anotherRecordingScoresAsWell() throws IOException {
        String lines = Files.readString(Path.of(System.getProperty("failures.recording")));
        List<RecordedFailure> others = RecordedFailure.read(lines).stream()
                .filter(RecordedFailure::meetable)
                .toList();

        Set<String> misses = misses(others);

        assertThat(share(misses, others)).as("all but %s", misses).isGreaterThanOrEqualTo(SHARE_WANTED);
    }

    private static Set<String> misses(List<RecordedFailure> records) {
        return records.stream()
                .filter(each -> !hit(each))
                .map(RecordedFailure::id)
                .collect(toCollection(TreeSet::new));
    }

    private static boolean hit(RecordedFailure each) {
        Verdict verdict = Failures.judge(each.signal());
        return verdict.code().name().equals(each.expectedCode())
                && verdict.code().severity().name().equalsIgnoreCase(each.expectedSeverity());
    }

    private static double share(Set<String> misses, List<RecordedFailure> records) {
        return 1 - (double) misses.size() / records.size();
    }

    private static String resource(String name) {
        try (InputStream in = CorpusTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
