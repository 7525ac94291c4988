package io.github.runner4j.config.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of keys as the documentation has it. */
final class Reference {

    private static final Pattern DEFAULT = Pattern.compile("\\s*Default: (.*)\\.$");

    /** The keys that the runner plugin of the portal has, too. */
    private static final Pattern OF_THE_PORTAL =
            Pattern.compile("runner\\.(?:components|monitoring(?:\\..+)?|type|dockerfile|ports|environment"
                    + "|healthCheck(?:\\.(?:path|interval|timeout))?|build(?:\\.(?:context|args))?"
                    + "|(?:components\\.<name>\\.)?docker(?:\\.(?:connectionTimeout|buildTimeout|runTimeout"
                    + "|resourceLimits(?:\\.(?:memory|cpus|timeout))?|securityOptions|imageCleanupPolicy))?)");

    private final List<String> lines = new ArrayList<>();

    private Reference() {}

    static List<String> of(String path, Group<?> group) {
        Reference reference = new Reference();
        reference.lines.add("| key | type | allowed | default | from | what for |");
        reference.lines.add("|---|---|---|---|---|---|");
        reference.group(path, group);
        return reference.lines;
    }

    private void group(String path, Group<?> group) {
        group.keys().forEach(key -> key(path + "." + key.name(), key));
    }

    private void key(String path, Key<?> key) {
        Shape<?> shape = key.shape();
        Matcher otherwise = DEFAULT.matcher(key.about());
        boolean said = otherwise.find();
        lines.add(row(
                "`" + path + "`",
                type(shape),
                shape instanceof Group<?> ? "the keys below" : shape.allowed(),
                key.required() ? "required" : said ? otherwise.group(1) : "",
                OF_THE_PORTAL.matcher(path).matches() ? "portal" : "Runner4j",
                said ? key.about().substring(0, otherwise.start()) : key.about()));
        inside(path, shape);
    }

    private void inside(String path, Shape<?> shape) {
        if (shape instanceof Group<?> group) {
            group(path, group);
        } else if (shape instanceof ListOf<?> list) {
            inside(path + "[]", list.item());
        } else if (shape instanceof Placed.Keeping<?> keeping) {
            inside(path, keeping.shape());
        } else if (shape instanceof Names<?> names) {
            inside(path + ".<name>", names.value());
        }
    }

    private static String type(Shape<?> shape) {
        if (shape instanceof Group<?> || shape instanceof Names<?>) {
            return "group";
        }
        if (shape instanceof ListOf<?>) {
            return "list";
        }
        Map<String, Object> schema = shape.schema();
        if (schema.containsKey("enum")) {
            return "word";
        }
        if (String.valueOf(schema.get("pattern")).contains(Durations.PATTERN)) {
            return "time";
        }
        String types = String.valueOf(schema.get("type"));
        boolean number = !types.contains("boolean") && (types.contains("number") || types.contains("integer"));
        return shape == Words.MEMORY ? "size" : number ? "number" : "text";
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        return row.toString();
    }
}
