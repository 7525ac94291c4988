package io.github.runner4j.config.level;

import io.github.runner4j.secret.Secret;
import io.github.runner4j.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What holds, and who said so.
 *
 * @param values each value
 */
public record Explanation(List<Value> values) {

    /** Few values are longer; those push what follows them aside. */
    private static final int WIDEST = 60;

    /**
     * One value.
     *
     * @param name its name: {@code resourceLimits.memory}
     * @param shown the value as it may be shown; {@value Secret#MASK} for a secret
     * @param origin where it came from
     */
    public record Value(String name, String shown, Origin origin) {}

    /** Keeps its own copy. */
    public Explanation {
        values = List.copyOf(values);
    }

    static Explanation of(Level level) {
        List<Value> values = new ArrayList<>();
        Values.of(level.config()).forEach((name, shown) -> {
            Origin origin = level.origin(name);
            values.add(new Value(name, origin.secret() ? Secret.MASK : shown, origin));
        });
        return new Explanation(values);
    }

    /**
     * One value by its name.
     *
     * @param name as in {@code resourceLimits.memory}
     * @return the value, or nothing when it is not set
     */
    public Optional<Value> value(String name) {
        return values.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * The same for programs.
     *
     * @return a JSON array of objects with {@code name}, {@code value} and {@code origin}
     */
    public String json() {
        return Json.write(values.stream().map(Explanation::object).toList());
    }

    private static Map<String, String> object(Value value) {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("name", value.name());
        object.put("value", value.shown());
        object.put("origin", value.origin().toString());
        return object;
    }

    /** A table of three columns: name, value, origin. */
    @Override
    public String toString() {
        int names = width(values.stream().map(Value::name).toList());
        int shown = width(values.stream().map(Value::shown).toList());
        return values.stream()
                .map(each -> pad(each.name(), names) + "  " + pad(each.shown(), shown) + "  " + each.origin())
                .collect(Collectors.joining("\n"));
    }

    private static int width(List<String> texts) {
        return texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
