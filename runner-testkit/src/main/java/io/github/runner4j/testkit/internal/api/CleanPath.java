package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Paths without detours, to which clients are sent that take one. */
final class CleanPath {

    private CleanPath() {}

    /** The shortest path to the same place; a slash at its end stays. Source: {@code path.Clean} of Go. */
    static String of(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String clean = "/" + String.join("/", parts);
        return path.endsWith("/") && !clean.endsWith("/") ? clean + "/" : clean;
    }

    /** A request's query as it stands behind a path. */
    static String query(Request request) {
        String query = request.query().entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encode(each.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
