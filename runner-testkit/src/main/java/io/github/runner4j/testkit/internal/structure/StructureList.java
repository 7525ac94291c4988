package io.github.runner4j.testkit.internal.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the list of structures as one version of the API has them. */
final class StructureList {

    private static final String LEFT_OUT = "?";

    private final int minor;
    private final Map<String, List<String>> blocks = new LinkedHashMap<>();

    StructureList(int minor) {
        this.minor = minor;
    }

    Map<String, List<Field>> read(String text) {
        List<String> block = new ArrayList<>();
        for (String line : (text + "\n\n").split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                block.add(line);
            } else if (!block.isEmpty()) {
                blocks.put(block.get(0), List.copyOf(block.subList(1, block.size())));
                block.clear();
            }
        }
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        blocks.keySet().forEach(name -> fields.put(name, fields(name, "")));
        return fields;
    }

    private List<Field> fields(String name, String prefix) {
        List<Field> fields = new ArrayList<>();
        for (String line : Objects.requireNonNull(blocks.get(name), name)) {
            if (line.startsWith("+")) {
                fields.addAll(fields(line.substring(1), prefix + line.substring(1) + "."));
                continue;
            }
            List<String> words = List.of(line.split(" "));
            if (words.subList(2, words.size()).stream().allMatch(each -> each.equals(LEFT_OUT) || isNow(each))) {
                Type type = Type.parse(words.get(1));
                fields.add(new Field(words.get(0), prefix + words.get(0), type, words.contains(LEFT_OUT)));
            }
        }
        return List.copyOf(fields);
    }

    private boolean isNow(String versions) {
        String[] ends = versions.split("-", -1);
        return Integer.parseInt(ends[0]) <= minor && (ends[1].isEmpty() || minor <= Integer.parseInt(ends[1]));
    }
}
