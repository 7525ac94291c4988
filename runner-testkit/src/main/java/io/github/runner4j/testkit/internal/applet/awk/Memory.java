package io.github.runner4j.testkit.internal.applet.awk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The variables, the arrays, and the line with its fields. */
final class Memory {

    private final Map<String, Value> variables = new HashMap<>();
    private final Map<String, Map<String, Value>> arrays = new HashMap<>();
    private final List<Value> fields = new ArrayList<>();
    private Value line = Value.NOTHING;

    Memory(Map<String, String> environment) {
        set("FS", Value.of(" "));
        set("OFS", Value.of(" "));
        set("ORS", Value.of("\n"));
        set("RS", Value.of("\n"));
        set("SUBSEP", Value.of("\034"));
        set("NR", Value.of(0));
        set("NF", Value.of(0));
        environment.forEach((name, value) -> array("ENVIRON").put(name, Value.read(value)));
    }

    Value get(String name) {
        return variables.getOrDefault(name, Value.NOTHING);
    }

    String text(String name) {
        return get(name).text();
    }

    void set(String name, Value value) {
        variables.put(name, value);
        if (name.equals("NF") && (int) value.number() != fields.size()) {
            resize((int) value.number());
            join();
        }
    }

    Map<String, Value> array(String name) {
        return arrays.computeIfAbsent(name, each -> new LinkedHashMap<>());
    }

    /** The line for 0, else one of its fields. */
    Value field(int number) {
        if (number == 0) {
            return line;
        }
        return number <= fields.size() ? fields.get(number - 1) : Value.NOTHING;
    }

    void field(int number, Value value) {
        if (number == 0) {
            line(value.text());
            return;
        }
        resize(Math.max(number, fields.size()));
        fields.set(number - 1, value);
        variables.put("NF", Value.of(fields.size()));
        join();
    }

    /** Splits a new line into its fields. */
    void line(String text) {
        line = Value.read(text);
        fields.clear();
        split(text, text("FS")).forEach(each -> fields.add(Value.read(each)));
        variables.put("NF", Value.of(fields.size()));
    }

    static List<String> split(String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        } else if (separator.equals(" ")) {
            String bare = text.strip();
            return bare.isEmpty() ? List.of() : List.of(bare.split("\\s+", -1));
        }
        boolean plain = separator.length() == 1 || separator.equals("\t");
        return List.of(text.split(plain ? Pattern.quote(separator) : separator, -1));
    }

    private void resize(int size) {
        while (fields.size() > Math.max(0, size)) {
            fields.remove(fields.size() - 1);
        }
        while (fields.size() < size) {
            fields.add(Value.NOTHING);
        }
    }

    private void join() {
        line = Value.read(
                String.join(text("OFS"), fields.stream().map(Value::text).toList()));
    }
}
