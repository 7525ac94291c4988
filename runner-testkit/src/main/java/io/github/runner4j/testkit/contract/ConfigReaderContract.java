package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.config.file.ConfigNode.Sequence;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.Places;
import io.github.runner4j.spi.ConfigReader;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every {@link ConfigReader} owes its callers, CR-1 to CR-4. Extend this. The files are YAML; a reader of another syntax says
 * the same in its own.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class ConfigReaderContract {

    private static final String FILE = "file.test";
    private static final String SECRET = "s3cr3tplanted";
    private static final int SOUPS = 2_000;
    private static final int MOST_PIECES = 30;
    private static final List<String> PIECES = List.of(
            "a", "key", ": ", " = ", "- ", "[", "]", "{", "}", "\n", "  ", "\t", "'", "\"", "|", ">", "&x ", "*x",
            "!t ", "%", "@", "`", "#", "? ", "---\n", "...\n", ",", "\\", "\u0000", "\u0007", "é", "\uD800", "<<: ",
            ".", SECRET);

    /** For subclasses. */
    protected ConfigReaderContract() {}

    /**
     * The reader under test.
     *
     * @return a reader
     */
    protected abstract ConfigReader reader();

    /**
     * A file with values that some readers take for something else than texts.
     *
     * @return a group {@code first} with the keys {@code no}, {@code number}, {@code time} and {@code nothing}, whose values are
     *     {@code no}, {@code 0x1F}, {@code 2001-01-01} and {@code ~}, and a list {@code second} of {@code one} and {@code 2.0}
     */
    protected String values() {
        return "first:\n  no: no\n  number: 0x1F\n  time: 2001-01-01\n  nothing: ~\nsecond: [one, 2.0]\n";
    }

    /**
     * A file with a key twice.
     *
     * @return the key {@code key} with the values {@code one} and {@code two}
     */
    protected String twice() {
        return "key: one\nkey: two\n";
    }

    /**
     * A file that cannot be read.
     *
     * @param word stands in the file, behind what is wrong
     * @return the file
     */
    protected String broken(String word) {
        return "key: [" + word + "\nother: " + word + "\n";
    }

    private List<ConfigNode> read(String text) {
        return reader().read(new ConfigText(FILE, text));
    }

    private static ConfigNode value(ConfigNode group, String key) {
        assertThat(group).isInstanceOf(Mapping.class);
        return ((Mapping) group)
                .entries().stream()
                        .filter(each -> each.key().text().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("There is no key " + key + "."))
                        .value();
    }

    @Test
    void cr1_everyValueIsKeptAsItsText() {
        ConfigNode root = read(values()).get(0);
        ConfigNode first = value(root, "first");

        assertThat(Stream.of("no", "number", "time", "nothing").map(key -> text(value(first, key))))
                .containsExactly("no", "0x1F", "2001-01-01", "~");
        assertThat(((Sequence) value(root, "second")).items())
                .extracting(ConfigReaderContract::text)
                .containsExactly("one", "2.0");
    }

    private static String text(ConfigNode node) {
        return ((Scalar) node).text();
    }

    @Test
    void cr1_everyValueHasItsPlace() {
        ConfigText text = new ConfigText(FILE, values());
        ConfigNode root = reader().read(text).get(0);
        List<ConfigNode> values = Stream.concat(
                        Stream.of("number", "time", "nothing").map(key -> value(value(root, "first"), key)),
                        ((Sequence) value(root, "second")).items().stream())
                .toList();

        assertThat(values)
                .allSatisfy(each -> assertThat(each.place())
                        .isEqualTo(Places.of(text).at(text.text().indexOf(text(each)))));
    }

    @Test
    void cr2_aKeyThatStandsTwiceIsKeptTwice() {
        Mapping root = (Mapping) read(twice()).get(0);

        assertThat(root.entries())
                .extracting(each -> each.key().text() + " " + text(each.value()))
                .containsExactly("key one", "key two");
        assertThat(root.entries())
                .extracting(each -> each.key().place().line())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void read_anEmptyFileHasNoDocument() {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void cr3_aFileThatCannotBeReadSaysWhere() {
        assertThatThrownBy(() -> read(broken("word")))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        thrown -> assertThat(thrown.problems()).allSatisfy(problem -> {
                            assertThat(problem.place().file()).isEqualTo(FILE);
                            assertThat(problem.place().line()).isPositive();
                        }));
    }

    @Test
    void cr3_anySoupGivesValuesOrAConfigException() {
        Random random = new Random(42);
        for (int i = 0; i < SOUPS; i++) {
            readOrRefuse(soup(random));
        }
    }

    private static String soup(Random random) {
        return random.ints(random.nextInt(MOST_PIECES), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    @Test
    void cr3_depthAndLengthHaveBounds() {
        for (String piece : List.of("[", "{", "- ", "a: ", "? ", "(", "a.", "'", "\"")) {
            readOrRefuse(piece.repeat(100_000));
            readOrRefuse("key: " + piece.repeat(100_000));
        }
        readOrRefuse("x".repeat(ConfigText.MOST_BYTES));
    }

    @Test
    void cr4_noMessageQuotesTheText() {
        assertThatThrownBy(() -> read(broken(SECRET)))
                .isInstanceOf(ConfigException.class)
                .satisfies(ConfigReaderContract::assertTellsNothing);
    }

    /** What is thrown, if anything, is the right exception and quotes nothing. */
    private void readOrRefuse(String text) {
        try {
            read(text);
        } catch (ConfigException e) {
            assertTellsNothing(e);
        }
    }

    private static void assertTellsNothing(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each)).doesNotContain(SECRET);
        }
        assertThat(((ConfigException) thrown).problems().toString()).doesNotContain(SECRET);
    }
}
