package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.golang.GoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The patterns of a {@code .dockerignore}. Of several that fit, the last counts. */
public final class IgnorePatterns {

    private record Entry(Pattern pattern, boolean keeps) {}

    private final List<Entry> entries = new ArrayList<>();

    private IgnorePatterns() {}

    /** Reads the file. */
    public static IgnorePatterns parse(String text) {
        IgnorePatterns patterns = new IgnorePatterns();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(patterns::add);
        return patterns;
    }

    private void add(String line) {
        boolean keeps = line.startsWith("!");
        String path = GoPath.clean((keeps ? line.substring(1) : line).strip());
        String relative = path.startsWith("/") ? path.substring(1) : path;
        if (!relative.isEmpty() && !relative.equals(".")) {
            entries.add(new Entry(regex(relative), keeps));
        }
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*' || c == '?') {
                regex.append(c == '*' ? "[^/]*" : "[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex + "(?:/.*)?");
    }

    /** Whether a path, relative to the context, is left out. */
    public boolean matches(String path) {
        boolean ignored = false;
        for (Entry entry : entries) {
            if (ignored == entry.keeps() && entry.pattern().matcher(path).matches()) {
                ignored = !entry.keeps();
            }
        }
        return ignored;
    }
}
