package io.github.runner4j.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files that were written to keep a reader busy, each about as long as a file may be. */
final class HostileText {

    private static final int MANY = 1_000_000;

    private HostileText() {}

    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("longer than a mebibyte", "#".repeat(2 * MANY));
        all.put("lists in lists", "[".repeat(MANY));
        all.put("groups in groups", "{a: ".repeat(MANY / 4));
        all.put("keys in keys", "? ".repeat(MANY / 2));
        all.put("many values", "[" + "a,".repeat(MANY / 2) + "]");
        all.put("many keys", keys());
        all.put("many anchors", "- &a b\n".repeat(MANY / 7));
        all.put("many documents", "---\n".repeat(MANY / 4));
        all.put("aliases of aliases", laughs());
        all.put("one long word", "a".repeat(MANY));
        all.put("one long text of escapes", "\"" + "\\x41".repeat(MANY / 4) + "\"");
        all.put("one text of empty lines", "'" + "\n".repeat(MANY) + "'");
        all.put("one long comment", "#" + "a".repeat(MANY));
        return all;
    }

    private static String keys() {
        StringBuilder keys = new StringBuilder("runner:\n");
        for (int i = 0; keys.length() < MANY; i++) {
            keys.append("  key").append(i).append(":\n");
        }
        return keys.toString();
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 11; i++) {
            laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n");
        }
        return laughs + "runner: {docker: *a10, components: *a10}";
    }
}
