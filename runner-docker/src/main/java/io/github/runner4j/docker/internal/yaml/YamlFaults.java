package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.Places;
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

    private static final String UNQUOTED_VARIABLE =
            "this is not valid YAML: inside { } and [ ] a value with ${NAME} has to stand in quotes: \"${NAME}\".";

    private YamlFaults() {}

    static <T> T reported(ConfigText text, Places places, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (ConfigException e) {
            throw e;
        } catch (MarkedYAMLException e) {
            throw fault(text, places, e);
        } catch (ReaderException e) {
            String character = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
            throw ConfigException.fatal(
                    places.at(e.getPosition()), "the character " + character + " is not allowed in YAML. Remove it.");
        } catch (RuntimeException e) {
            // The parser has no other way to refuse, but a few inputs (a version number of twenty digits) surprise it.
            throw ConfigException.fatal(
                    Place.of(text.file()), "this is not valid YAML, and the parser cannot say where.");
        }
    }

    private static ConfigException fault(ConfigText text, Places places, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        if (mark == null) {
            return ConfigException.fatal(Place.of(text.file()), sentence(e));
        }
        return beginsVariable(mark)
                ? ConfigException.fatal(places.at(mark.getIndex() - 1), UNQUOTED_VARIABLE)
                : ConfigException.fatal(places.at(mark.getIndex()), sentence(e));
    }

    /** Whether it is the brace of <code>${NAME}</code>: inside braces and brackets YAML takes it for a group. */
    private static boolean beginsVariable(Mark mark) {
        int[] text = mark.getBuffer();
        int at = mark.getIndex();
        return at > 0 && at < text.length && text[at] == '{' && text[at - 1] == '$';
    }

    private static String sentence(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "something is missing or misplaced" : e.getProblem();
        String plain = problem.contains("TAB") ? "a tab stands where only spaces may; indent with spaces" : problem;
        return "this is not valid YAML: " + plain.replaceAll("\\.$", "") + ".";
    }
}
