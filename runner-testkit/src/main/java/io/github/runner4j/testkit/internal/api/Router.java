package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Exchange;
import io.github.runner4j.testkit.internal.http.Handler;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the route of each call: by method and path, with the API's version before it or without. */
public final class Router implements Handler {

    private static final int OK = 200;
    private static final int MOVED = 301;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Pattern VERSIONED = Pattern.compile("/v([0-9.]+)(/.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private record Entry(String method, Pattern path, List<String> variables, Route route) {}

    /** Source: {@code httputils.MakeErrorHandler}: errors are JSON from this version on, and plain text before. */
    private static final ApiVersion FIRST_WITH_JSON_ERRORS = new ApiVersion(1, 24);

    private final Dialect dialect;
    private final Map<String, String> common;
    private final ApiVersion newest;
    private final ApiVersion oldest;
    private final List<Entry> entries = new ArrayList<>();
    private Route first = call -> {};

    public Router(Dialect dialect) {
        this.dialect = dialect;
        this.common = Profile.of(dialect).headers();
        this.newest = ApiVersion.parse(dialect.apiVersion()).orElseThrow();
        this.oldest = ApiVersion.parse(dialect.minimumApiVersion()).orElseThrow();
    }

    /** Does something before each route is taken, which may refuse. */
    public Router before(Route check) {
        first = check;
        return this;
    }

    /** The headers that the engine adds to its answers. */
    public Map<String, String> headers() {
        return common;
    }

    /**
     * Adds a route; of several that fit, the first added is taken.
     *
     * @param path as in <code>/containers/{id}/start</code>; a variable called {@code name} may hold slashes, others may not
     */
    public Router on(String method, String path, Route route) {
        List<String> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        StringBuilder regex = new StringBuilder();
        while (matcher.find()) {
            variables.add(matcher.group(1));
            matcher.appendReplacement(regex, matcher.group(1).equals("name") ? "(.+)" : "([^/]+)");
        }
        matcher.appendTail(regex);
        entries.add(new Entry(method, Pattern.compile(regex.toString()), List.copyOf(variables), route));
        return this;
    }

    /** The engine that it speaks like. */
    Dialect dialect() {
        return dialect;
    }

    @Override
    public void handle(Exchange exchange) throws Exception {
        String path = exchange.request().path();
        String straight = CleanPath.of(path);
        if (!straight.equals(path)) {
            Head head = new Head(MOVED, Map.of("Location", straight + CleanPath.query(exchange.request())));
            exchange.answer(new Answer(head, Content.EMPTY));
            return;
        }
        ApiVersion version = newest;
        try {
            Matcher versioned = VERSIONED.matcher(path);
            if (versioned.matches()) {
                version = ApiVersion.parse(versioned.group(1))
                        .orElseThrow(() -> Refusal.badParameter("invalid version " + versioned.group(1)));
                path = versioned.group(2);
                checkVersion(version);
            }
            route(exchange, version, path);
        } catch (Refusal e) {
            refuse(exchange, version, e);
        }
    }

    private void route(Exchange exchange, ApiVersion version, String path) throws Exception {
        String method = exchange.request().method();
        boolean known = false;
        for (Entry entry : entries) {
            Matcher matcher = entry.path().matcher(path);
            boolean fits = matcher.matches();
            known |= fits;
            if (fits && entry.method().equals(method)) {
                Call call = new Call(exchange, version, variables(entry, matcher), common);
                first.handle(call);
                entry.route().handle(call);
                return;
            }
        }
        notRouted(exchange, known);
    }

    private void notRouted(Exchange exchange, boolean known) {
        if (dialect.family() == Dialect.Family.PODMAN) {
            int status = known ? METHOD_NOT_ALLOWED : NOT_FOUND;
            plain(exchange, new Head(status, Map.of()), known ? "Method Not Allowed\n" : "Not Found\n");
        } else if (exchange.request().method().equals("OPTIONS")) {
            exchange.answer(new Answer(new Head(OK, common), Content.EMPTY));
        } else {
            json(exchange, new Head(NOT_FOUND, Map.of()), message("page not found"));
        }
    }

    private void checkVersion(ApiVersion version) {
        if (version.compareTo(newest) > 0 && dialect.family() == Dialect.Family.DOCKER) {
            throw Refusal.badParameter(
                    "client version " + version + " is too new. Maximum supported API version is " + newest);
        }
        if (version.compareTo(oldest) < 0 && dialect.family() == Dialect.Family.DOCKER) {
            throw Refusal.badParameter("client version " + version + " is too old. Minimum supported API version is "
                    + oldest + ", please upgrade your client to a newer version");
        }
    }

    private static Map<String, String> variables(Entry entry, Matcher matcher) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < entry.variables().size(); i++) {
            variables.put(entry.variables().get(i), decode(matcher.group(i + 1)));
        }
        return variables;
    }

    /** A plus sign in a path stands for itself. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private void refuse(Exchange exchange, ApiVersion version, Refusal e) {
        Head head = new Head(e.status(), common);
        if (version.compareTo(FIRST_WITH_JSON_ERRORS) < 0) {
            plain(exchange, head, e.message() + "\n");
        } else if (dialect.family() == Dialect.Family.PODMAN) {
            json(exchange, head, PodmanWording.error(e));
        } else {
            json(exchange, head, message(e.message()));
        }
    }

    private static ObjectNode message(String message) {
        return Json.object().put("message", message);
    }

    private static void json(Exchange exchange, Head head, ObjectNode error) {
        exchange.answer(new Answer(head.with("Content-Type", "application/json"), Content.of(Json.line(error))));
    }

    private static void plain(Exchange exchange, Head head, String message) {
        Head plain = head.with("Content-Type", "text/plain; charset=utf-8").with("X-Content-Type-Options", "nosniff");
        exchange.answer(new Answer(plain, Content.of(message)));
    }
}
