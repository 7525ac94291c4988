package io.github.runner4j.config.file;

import java.util.ArrayList;
import java.util.List;

/** A table of keys as the documentation has it. */
final class Reference {

    private final List<String> lines = new ArrayList<>();

    private Reference() {}

    static List<String> of(String path, Group<?> group) {
        Reference reference = new Reference();
        reference.lines.add("| key | value | what for |");
        reference.lines.add("|---|---|---|");
        reference.group(path, group);
        return reference.lines;
    }

    private void group(String path, Group<?> group) {
        group.keys().forEach(key -> key(path + "." + key.name(), key));
    }

    private void key(String path, Key<?> key) {
        Shape<?> shape = key.shape();
        String required = key.required() ? " Required." : "";
        lines.add("| `" + path + "` | " + cell(shape.allowed()) + " | " + cell(key.about()) + required + " |");
        inside(path, shape);
    }

    private void inside(String path, Shape<?> shape) {
        if (shape instanceof Group<?> group) {
            group(path, group);
        } else if (shape instanceof ListOf<?> list) {
            inside(path + "[]", list.item());
        } else if (shape instanceof Names<?> names) {
            inside(path + ".<name>", names.value());
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
