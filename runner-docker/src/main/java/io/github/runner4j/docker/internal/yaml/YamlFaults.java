package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.error.Place;
import java.util.Locale;
import java.util.function.Supplier;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says in one sentence where text is no YAML. The parser's own message is not passed on: it quotes the file, secrets included.
 */
final class YamlFaults {

    private YamlFaults() {}

    static <T> T reported(String file, String text, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (ConfigException e) {
            throw e;
        } catch (MarkedYAMLException e) {
            throw ConfigException.fatal(place(file, e), sentence(e));
        } catch (ReaderException e) {
            String character = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
            throw ConfigException.fatal(
                    new ConfigText(file, text).placeOf(text.offsetByCodePoints(0, e.getPosition())),
                    "the character " + character + " is not allowed in YAML. Remove it.");
        } catch (RuntimeException e) {
            // The parser has no other way to refuse, but a few inputs (a version number of twenty digits) surprise it.
            throw ConfigException.fatal(Place.of(file), "this is not valid YAML, and the parser cannot say where.");
        }
    }

    private static Place place(String file, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? Place.of(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String sentence(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "something is missing or misplaced" : e.getProblem();
        String plain = problem.contains("TAB") ? "a tab stands where only spaces may; indent with spaces" : problem;
        return "this is not valid YAML: " + plain.replaceAll("\\.$", "") + ".";
    }
}
