package io.github.runner4j.testkit.internal.mount;

import java.util.ArrayDeque;
import java.util.Deque;

/** Absolute paths of a container. */
final class Paths {

    private Paths() {}

    /** Without dots and repeated slashes. */
    static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
