package io.github.runner4j.testkit.git;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server answers in place of Git. Immutable; each method that sets something gives a new value.
 *
 * @param status the HTTP status
 * @param headers the headers besides those of the framing
 * @param body the body, sent as UTF-8; empty for none
 */
public record GitHttpResponse(int status, Map<String, String> headers, String body) {

    /** Keeps its own copy. */
    public GitHttpResponse {
        headers = Map.copyOf(headers);
    }

    /**
     * A response without headers or body.
     *
     * @param status the HTTP status
     * @return the response
     */
    public static GitHttpResponse of(int status) {
        return new GitHttpResponse(status, Map.of(), "");
    }

    /**
     * The same with a header.
     *
     * @param name its name
     * @param value its value
     * @return a new response
     */
    public GitHttpResponse header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new GitHttpResponse(status, more, body);
    }

    /**
     * The same with a body.
     *
     * @param text the body
     * @return a new response
     */
    public GitHttpResponse body(String text) {
        return new GitHttpResponse(status, headers, text);
    }
}
