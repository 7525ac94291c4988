package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.TreePaths;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The single values that files know. */
final class Words {

    private static final String WHOLE_NUMBER = "0|[1-9][0-9]{0,8}";
    private static final String DECIMAL = "[0-9]{1,3}(?:\\.[0-9]{1,6})?";

    /** Any text. Numbers and truth values are texts, too: they are kept as they were written. */
    static final Word<String> TEXT =
            Word.of("a text or a number", Map.of("type", List.of("string", "number", "boolean")), Optional::of);

    static final Word<Integer> PORT = number(1, 65_535);

    static final Word<String> PATH = Word.of(
            "a path inside the repository, relative to its root",
            Map.of("type", "string", "pattern", "^(?!/)(?!\\s*$)[^\\x00-\\x1f\\x7f]+$"),
            text -> Optional.of(text).filter(Words::staysInside));

    static final Word<String> URL_PATH =
            pattern("a path that starts with /, without spaces", "/(?!/)[^\\x00-\\x20\\x7f]*");

    static final Word<Long> MEMORY = new Word<>(
            "digits and b, k, m or g, as in 512m; at least 6m",
            number("integer", "[0-9]{1,15}[bkmgBKMG]?", Limits.LEAST_MEMORY_BYTES),
            Words::memory,
            text -> Sizes.meant(text).filter(size -> memory(size).isPresent()));

    /** The size of a directory in memory, as mount options have it; there 0 is no size but none. */
    static final Word<String> TMPFS_SIZE = pattern(
                    "digits and b, k, m or g, as in 64m; more than 0", "0*[1-9][0-9]{0,11}[bkmg]?")
            .meaning(text -> Sizes.meant(text).filter(size -> !size.matches("0+[bkmg]?")));

    static final Word<Double> CPUS = Word.of(
                    "a number from 0.1 to 32.0",
                    number("number", DECIMAL, Limits.LEAST_CPUS, Limits.MOST_CPUS),
                    text -> decimal(text, Limits.LEAST_CPUS, Limits.MOST_CPUS))
            .meaning(text -> point(text, Limits.LEAST_CPUS, Limits.MOST_CPUS));

    static final Word<Double> PERCENT = Word.of(
                    "a number from 0 to 100", number("number", DECIMAL, 0, 100), text -> decimal(text, 0, 100))
            .meaning(text -> point(text, 0, 100));

    /** A lifetime: a plain number counts seconds, as it always did. */
    static final Word<Duration> LIFETIME = time(
            "a positive number of seconds, or a time such as 90s, 30m, 2h or PT30S",
            number("integer", Durations.PATTERN, 1),
            text -> Durations.parse(text.matches("[0-9]+") ? text + "s" : text).filter(time -> !time.isZero()));

    static final Word<ImageCleanupPolicy> CLEANUP = Word.choice(ordered(Map.of(
            "always",
            ImageCleanupPolicy.ALWAYS,
            "on-error",
            ImageCleanupPolicy.ON_ERROR,
            "never",
            ImageCleanupPolicy.NEVER)));

    private static final List<String> OPTIONS =
            List.of("--security-opt", "--read-only", "--tmpfs", "--cap-drop", "--cap-add", "--user", "--pids-limit");

    static final Word<String> SECURITY_OPTION = Word.of(
                    "an option of docker run: --security-opt=…, --read-only, --tmpfs=…, --cap-drop=…, --cap-add=…,"
                            + " --user=… or --pids-limit=…",
                    Map.of(
                            "type",
                            "string",
                            "pattern",
                            "^--(read-only|(security-opt|tmpfs|cap-drop|cap-add|user|pids-limit)=.+)"),
                    text -> Optional.of(text).filter(Words::isOption))
            .meaning(Words::option);

    private Words() {}

    /** A time of at least so much; a plain number counts milliseconds. */
    static Word<Duration> time(Duration least) {
        String more = least.isZero() ? "" : "; at least " + least.toMillis() + " ms";
        return time(
                Durations.ALLOWED + more,
                number("integer", Durations.PATTERN, least.toMillis()),
                text -> Durations.parse(text).filter(time -> time.compareTo(least) >= 0));
    }

    private static Word<Duration> time(
            String allowed, Map<String, Object> schema, Function<String, Optional<Duration>> parse) {
        return Word.of(allowed, schema, parse)
                .meaning(text ->
                        Durations.meant(text).filter(time -> parse.apply(time).isPresent()));
    }

    static Word<Integer> number(int least, int most) {
        return Word.of(
                "a whole number from " + least + " to " + most,
                number("integer", WHOLE_NUMBER, least, most),
                text -> wholeNumber(text).filter(number -> number >= least && number <= most));
    }

    static Word<String> pattern(String allowed, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return Word.of(
                allowed,
                Map.of("type", "string", "pattern", "^(?:" + pattern + ")$"),
                text -> Optional.of(text).filter(compiled.asMatchPredicate()));
    }

    static <T> Map<String, T> ordered(Map<String, T> words) {
        Map<String, T> ordered = new LinkedHashMap<>();
        words.keySet().stream().sorted().forEach(word -> ordered.put(word, words.get(word)));
        return ordered;
    }

    /** A number, or the same in quotes, which YAML takes for a text. */
    private static Map<String, Object> number(String type, String pattern, Number least, Number most) {
        Map<String, Object> schema = new LinkedHashMap<>(number(type, pattern, least));
        schema.put("maximum", most);
        return schema;
    }

    private static Map<String, Object> number(String type, String pattern, Number least) {
        return Map.of("type", List.of(type, "string"), "pattern", "^(?:" + pattern + ")$", "minimum", least);
    }

    private static Optional<Integer> wholeNumber(String text) {
        return text.matches(WHOLE_NUMBER) ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<Double> decimal(String text, double least, double most) {
        return Optional.of(text)
                .filter(number -> number.matches(DECIMAL))
                .map(Double::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    /** {@code 1,5}, {@code 80 %}: what was probably meant. */
    private static Optional<String> point(String text, double least, double most) {
        String plain = text.strip().replace(',', '.').replaceAll(" ?%$", "");
        return Optional.of(plain).filter(number -> decimal(number, least, most).isPresent());
    }

    private static Optional<Long> memory(String text) {
        try {
            return Limits.of(limits -> limits.memory(text)).memoryBytes().stream()
                    .boxed()
                    .findFirst();
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private static boolean isOption(String text) {
        return accepted(text, option -> SecurityOptions.parse(List.of(option)));
    }

    private static Optional<String> option(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals);
        return Spelling.nearest(name, OPTIONS).map(option -> option + value).filter(Words::isOption);
    }

    private static boolean staysInside(String path) {
        return !path.isBlank()
                && path.chars().noneMatch(Character::isISOControl)
                && accepted(path, TreePaths::normalize);
    }

    private static boolean accepted(String text, Function<String, ?> check) {
        try {
            return check.apply(text) != null;
        } catch (ConfigException | SourceException e) {
            return false;
        }
    }
}
