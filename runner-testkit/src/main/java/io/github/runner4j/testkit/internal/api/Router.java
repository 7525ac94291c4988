package io.github.runner4j.testkit.internal.api;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the route of each call: by method and path, with the API's version before it or without. */
public final class Router implements Handler {

    private static final Pattern VERSIONED = Pattern.compile("/v([0-9.]+)(/.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private record Entry(String method, Pattern path, List<String> variables, Route route) {}

    private final Dialect dialect;
    private final ApiVersion newest;
    private final ApiVersion oldest;
    private final List<Entry> entries = new ArrayList<>();

    public Router(Dialect dialect) {
        this.dialect = dialect;
        this.newest = ApiVersion.parse(dialect.apiVersion()).orElseThrow();
        this.oldest = ApiVersion.parse(dialect.minimumApiVersion()).orElseThrow();
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

    @Override
    public void handle(Exchange exchange) throws Exception {
        try {
            route(exchange);
        } catch (Refusal e) {
            refuse(exchange, e);
        }
    }

    private void route(Exchange exchange) throws Exception {
        String path = exchange.request().path();
        ApiVersion version = newest;
        Matcher versioned = VERSIONED.matcher(path);
        if (versioned.matches()) {
            version = ApiVersion.parse(versioned.group(1))
                    .orElseThrow(() -> Refusal.badParameter("invalid version " + versioned.group(1)));
            path = versioned.group(2);
            checkVersion(version);
        }
        for (Entry entry : entries) {
            Optional<Map<String, String>> variables =
                    match(entry, exchange.request().method(), path);
            if (variables.isPresent()) {
                entry.route().handle(new Call(exchange, version, variables.get(), common()));
                return;
            }
        }
        throw Refusal.notFound("page not found");
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

    private static Optional<Map<String, String>> match(Entry entry, String method, String path) {
        Matcher matcher = entry.path().matcher(path);
        if (!entry.method().equals(method) || !matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < entry.variables().size(); i++) {
            variables.put(entry.variables().get(i), decode(matcher.group(i + 1)));
        }
        return Optional.of(variables);
    }

    /** A plus sign in a path stands for itself. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Map<String, String> common() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Api-Version", dialect.apiVersion());
        headers.put("Docker-Experimental", "false");
        headers.put("Ostype", "linux");
        headers.put("Server", "Docker/" + dialect.engineVersion() + " (linux)");
        return headers;
    }

    private void refuse(Exchange exchange, Refusal e) {
        Head head = new Head(e.status(), common()).with("Content-Type", "application/json");
        exchange.answer(new Answer(head, Content.of(Json.line(Json.object().put("message", e.message())))));
    }
}
