package io.github.runner4j.config.file;

import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.config.file.ConfigNode.Sequence;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables where a host's file says <code>${NAME}</code> or <code>${NAME:-default}</code>. The default
 * holds, as in a shell, when the variable is not set or empty. A variable that is not set and has no default is a mistake. <code>$${</code> stands for <code>${</code> itself.
 */
final class Substitution {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}|\\$\\{");

    private final Function<String, Optional<String>> environment;
    private final Problems problems;

    Substitution(Function<String, Optional<String>> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The same tree with the values put in; what came from the environment is not shown. A value that is a mistake is left out. */
    Optional<ConfigNode> apply(ConfigNode node, String path) {
        if (node instanceof Mapping mapping) {
            return Optional.of(new Mapping(
                    mapping.place(),
                    mapping.entries().stream()
                            .flatMap(each -> apply(each, path).stream())
                            .toList()));
        }
        if (node instanceof Sequence sequence) {
            return Optional.of(new Sequence(
                    sequence.place(),
                    sequence.items().stream()
                            .flatMap(each -> apply(each, path).stream())
                            .toList()));
        }
        return scalar((Scalar) node, path);
    }

    private Optional<Entry> apply(Entry entry, String path) {
        return apply(entry.value(), path + "." + Shown.key(entry.key().text()))
                .map(value -> new Entry(entry.key(), value));
    }

    private Optional<ConfigNode> scalar(Scalar scalar, String path) {
        if (!scalar.text().contains("${")) {
            return Optional.of(scalar);
        }
        Matcher matcher = REFERENCE.matcher(scalar.text());
        StringBuilder text = new StringBuilder();
        boolean secret = scalar.secret();
        boolean complete = true;
        while (matcher.find()) {
            Optional<String> value = value(matcher, scalar, path);
            complete &= value.isPresent();
            secret |= matcher.group(2) != null && variable(matcher).isPresent();
            matcher.appendReplacement(text, Matcher.quoteReplacement(value.orElse("")));
        }
        matcher.appendTail(text);
        return complete
                // A text, even an empty one: only the file itself says with "nothing" that a default is to hold.
                ? Optional.of(new Scalar(scalar.place(), text.toString(), true, secret))
                : Optional.empty();
    }

    private Optional<String> value(Matcher matcher, Scalar scalar, String path) {
        if (matcher.group(1) != null) {
            return Optional.of(matcher.group(1));
        }
        String name = matcher.group(2);
        if (name == null) {
            problems.add(
                    scalar.place(),
                    path,
                    "has ${ without a variable's name and }. Allowed: ${NAME} or ${NAME:-default}; $${ for the"
                            + " characters themselves.");
            return Optional.empty();
        }
        Optional<String> value = variable(matcher).or(() -> Optional.ofNullable(matcher.group(3)));
        if (value.isEmpty()) {
            problems.add(
                    scalar.place(),
                    path,
                    "the environment variable " + name + " is not set. Set it, or give a default: ${" + name
                            + ":-default}.");
        }
        return value;
    }

    /** What the environment says; an empty variable says nothing where there is a default. */
    private Optional<String> variable(Matcher matcher) {
        return environment.apply(matcher.group(2)).filter(text -> !text.isEmpty() || matcher.group(3) == null);
    }
}
