package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.GoJson;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.progress.Messages;
import io.github.runner4j.testkit.internal.registry.Inquiry;
import io.github.runner4j.testkit.internal.registry.Login;
import io.github.runner4j.testkit.internal.registry.Push;
import io.github.runner4j.testkit.internal.registry.Registries;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Calls that go to a registry: push, login, search, and what is there. */
public final class RegistryRoutes {

    private static final int DEFAULT_LIMIT = 25;
    private static final int HIGHEST_LIMIT = 100;

    private final Surroundings surroundings;
    private final Images images;
    private final ImageNames names;
    private final Push push;
    private final Inquiry inquiry;
    private final boolean old;

    private RegistryRoutes(Surroundings surroundings, Images images, Registries registries) {
        this.surroundings = surroundings;
        this.images = images;
        this.names = new ImageNames(images);
        this.push = new Push(images, registries);
        this.old = surroundings.dialect() == Dialect.DOCKER_20_10;
        this.inquiry = new Inquiry(registries, old);
    }

    /** Adds them. */
    public static void add(Router router, Surroundings surroundings, Images images, Registries registries) {
        RegistryRoutes routes = new RegistryRoutes(surroundings, images, registries);
        router.on("POST", "/images/{name}/push", routes::push)
                .on("POST", "/auth", routes::login)
                .on("GET", "/images/search", routes::search)
                .on("GET", "/distribution/{name}/json", routes::distribution);
    }

    private void push(Call call) throws IOException {
        Login login = login(call, call.request().header("X-Registry-Auth"));
        Reference name = name(call);
        Messages messages = new Messages(() -> call.exchange().open(call.head(200, "application/json")));
        try {
            push.run(name, login, messages);
        } catch (Refusal e) {
            messages.error(0, e.message());
        }
        messages.finish();
    }

    private Reference name(Call call) {
        try {
            return names.withTag(
                    call.variable("name"), call.request().parameter("tag").orElse(""));
        } catch (Refusal e) {
            throw old ? Refusal.broken(e.message()) : e;
        }
    }

    /** The header, or as clients did long ago the body. */
    private Login login(Call call, Optional<String> header) throws IOException {
        if (header.filter(each -> !each.isEmpty()).isPresent()) {
            return Login.header(header.get());
        }
        byte[] body = call.exchange().body().readAllBytes();
        return Json.parse(body)
                .filter(JsonNode::isObject)
                .map(Login::of)
                .orElseThrow(() -> Refusal.badParameter((old
                                ? "Bad parameters and missing X-Registry-Auth: "
                                : "bad parameters and missing X-Registry-Auth: invalid X-Registry-Auth header: ")
                        + fault(body)));
    }

    private static String fault(byte[] body) {
        return GoJson.streamFault(new String(body, StandardCharsets.UTF_8)).orElse("EOF");
    }

    private void login(Call call) throws IOException {
        byte[] body = call.exchange().body().readAllBytes();
        JsonNode login = Json.parse(body).filter(JsonNode::isObject).orElseThrow(() -> Refusal.broken(fault(body)));
        inquiry.login(login.path("serveraddress").asText(""), Login.of(login));
        call.json(200, Json.object().put("IdentityToken", "").put("Status", "Login Succeeded"));
    }

    private void search(Call call) {
        int limit = limit(call.request().parameter("limit").orElse(""));
        Filters filters =
                Filters.of(call, surroundings.dialect()).allow(Set.of("is-automated", "is-official", "stars"));
        filters.flag("is-automated", false);
        filters.flag("is-official", false);
        for (String stars : filters.all("stars")) {
            if (!stars.matches("\\d{1,9}")) {
                String reason = old ? "" : ": strconv.Atoi: parsing " + GoQuote.quote(stars) + ": invalid syntax";
                throw filters.invalid("'stars=" + stars + "'" + reason);
            }
        }
        call.json(200, inquiry.search(call.request().parameter("term").orElse(""), limit));
    }

    private int limit(String text) {
        if (text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("-?\\d{1,9}")) {
            String reason = "strconv.Atoi: parsing " + GoQuote.quote(text) + ": invalid syntax";
            throw old ? Refusal.broken(reason) : Refusal.badParameter("invalid limit specified: " + reason);
        }
        int limit = Integer.parseInt(text);
        if (!old && limit == 0) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Refusal.badParameter(
                    (old ? "Limit " : "limit ") + limit + " is outside the range of [1, " + HIGHEST_LIMIT + "]");
        }
        return limit;
    }

    private void distribution(Call call) {
        String text = call.variable("name");
        if (Reference.digestIn(text).isPresent()) {
            throw Refusal.broken("no manifest found for full image ID");
        }
        Login login = Login.header(call.request().header("X-Registry-Auth").orElse(""));
        call.json(200, inquiry.distribution(images.reference(text), login));
    }
}
