package io.github.runner4j.testkit.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer's status and headers. */
public record Head(int status, Map<String, String> headers) {

    /** A status and the type of what follows. */
    public static Head of(int status, String contentType) {
        return new Head(status, Map.of("Content-Type", contentType));
    }

    /** The same with one more header. */
    public Head with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Head(status, more);
    }
}
