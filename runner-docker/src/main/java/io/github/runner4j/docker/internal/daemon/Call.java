package io.github.runner4j.docker.internal.daemon;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call to the Engine API. Immutable, but for the body's stream, which is read once; each method that sets something gives a
 * new value.
 */
public final class Call {

    /** An id is recognised by its first digits; all 64 only hide the rest of a message. */
    private static final Pattern LONG_ID = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

    private final String what;
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final Set<Integer> accepted;
    private final @Nullable InputStream body;
    private final Optional<Duration> limit;
    private final boolean endless;

    private Call(Parts parts) {
        this.what = LONG_ID.matcher(parts.what).replaceAll("$1");
        this.method = parts.method;
        this.path = parts.path;
        this.query = parts.query;
        this.headers = parts.headers;
        this.accepted = parts.accepted;
        this.body = parts.body;
        this.limit = parts.limit;
        this.endless = parts.endless;
    }

    /**
     * A GET.
     *
     * @param what what it does and on what, to follow the word "Cannot": {@code inspect container web-1}
     * @param path the path without the version, its variable parts through {@link #segment}
     * @return the call
     */
    public static Call get(String what, String path) {
        return of(what, "GET", path);
    }

    /**
     * A POST.
     *
     * @param what what it does and on what, to follow the word "Cannot": {@code start container web-1}
     * @param path the path without the version, its variable parts through {@link #segment}
     * @return the call
     */
    public static Call post(String what, String path) {
        return of(what, "POST", path);
    }

    /**
     * Another kind of call.
     *
     * @param what what it does and on what, to follow the word "Cannot": {@code remove container web-1}
     * @param method the HTTP method
     * @param path the path without the version, its variable parts through {@link #segment}
     * @return the call
     */
    public static Call of(String what, String method, String path) {
        return new Call(new Parts(what, method, path));
    }

    /**
     * A name or id as part of a path. A slash stays, for names of images.
     *
     * @param value the name
     * @return the name, fit for a path
     */
    public static String segment(String value) {
        return encode(value).replace("%2F", "/");
    }

    /**
     * Adds a query parameter.
     *
     * @param name its name
     * @param value its value, a text, number or boolean
     * @return a new call
     */
    public Call query(String name, Object value) {
        return with(parts -> parts.query.put(name, String.valueOf(value)));
    }

    /**
     * Adds a query parameter that is JSON, such as {@code filters}.
     *
     * @param name its name
     * @param value made of maps, lists, texts, numbers, booleans
     * @return a new call
     */
    public Call queryJson(String name, Object value) {
        return query(name, Json.write(value));
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return a new call
     */
    public Call header(String name, String value) {
        return with(parts -> parts.headers.put(name, value));
    }

    /**
     * Sends JSON.
     *
     * @param value made of maps, lists, texts, numbers, booleans
     * @return a new call
     */
    public Call json(Object value) {
        return body(
                "application/json", new ByteArrayInputStream(Json.write(value).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Sends a stream.
     *
     * @param contentType what it holds
     * @param stream read to its end by the calling thread; whoever made it closes it
     * @return a new call
     */
    public Call body(String contentType, InputStream stream) {
        return with(parts -> {
            parts.headers.put("Content-Type", contentType);
            parts.body = stream;
        });
    }

    /**
     * Takes an error status as an answer instead of a failure.
     *
     * @param statuses for example 404
     * @return a new call
     */
    public Call accepting(int... statuses) {
        return with(parts -> {
            for (int status : statuses) {
                parts.accepted.add(status);
            }
        });
    }

    /**
     * May take longer than a short call, but not longer than this.
     *
     * @param most the limit from sending to the end of the answer
     * @return a new call
     */
    public Call within(Duration most) {
        return with(parts -> parts.limit = Optional.of(most));
    }

    /**
     * May take as long as its context allows: a build, a followed log.
     *
     * @return a new call
     */
    public Call endless() {
        return with(parts -> parts.endless = true);
    }

    String what() {
        return what;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    InputStream body() {
        return body;
    }

    boolean accepts(int status) {
        return status < Answer.FIRST_ERROR || accepted.contains(status);
    }

    /** The limit of this call; nothing when only the context limits it. */
    Optional<Duration> limit(Duration ofShortCalls) {
        return endless ? Optional.empty() : limit.or(() -> Optional.of(ofShortCalls));
    }

    String target(String prefix) {
        StringBuilder target = new StringBuilder(prefix).append(path);
        char separator = '?';
        for (Map.Entry<String, String> each : query.entrySet()) {
            target.append(separator).append(encode(each.getKey())).append('=').append(encode(each.getValue()));
            separator = '&';
        }
        return target.toString();
    }

    private Call with(Consumer<Parts> change) {
        Parts parts = new Parts(what, method, path);
        parts.query.putAll(query);
        parts.headers.putAll(headers);
        parts.accepted.addAll(accepted);
        parts.body = body;
        parts.limit = limit;
        parts.endless = endless;
        change.accept(parts);
        return new Call(parts);
    }

    private static String encode(String value) {
        // a query may say "+" for a blank, a path may not
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static final class Parts {

        private final String what;
        private final String method;
        private final String path;
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new TreeMap<>();
        private final Set<Integer> accepted = new TreeSet<>();
        private @Nullable InputStream body;
        private Optional<Duration> limit = Optional.empty();
        private boolean endless;

        Parts(String what, String method, String path) {
            this.what = what;
            this.method = method;
            this.path = path;
        }
    }
}
