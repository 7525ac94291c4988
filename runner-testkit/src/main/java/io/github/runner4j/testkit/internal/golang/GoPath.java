package io.github.runner4j.testkit.internal.golang;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as Go's {@code path} package handles them. */
public final class GoPath {

    private GoPath() {}

    /** The shortest path to the same place: without dots and doubled slashes; {@code .} when nothing is left. */
    public static String clean(String path) {
        boolean absolute = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(absolute && part.equals(".."))) {
                parts.addLast(part);
            }
        }
        String joined = (absolute ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }

    /** What comes after the last slash; {@code .} for nothing, {@code /} for the root. */
    public static String base(String path) {
        String cleaned = clean(path);
        return cleaned.equals("/") ? "/" : cleaned.substring(cleaned.lastIndexOf('/') + 1);
    }
}
