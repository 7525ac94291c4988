package io.github.runner4j.testkit.internal.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;

/** Asks registries for other things than images. */
public final class Inquiry {

    private final Registries registries;
    private final boolean early;

    /** Asks as an engine does; an early one has other statuses. */
    public Inquiry(Registries registries, boolean early) {
        this.registries = registries;
        this.early = early;
    }

    /** What a registry says of an image that need not be here. */
    public ObjectNode distribution(Reference name, Login who) {
        Registry registry = registries.reach(name.domain());
        Manifest manifest = read(registry, name, who);
        ObjectNode answer = Json.object();
        answer.putObject("Descriptor")
                .put("mediaType", Manifest.TYPE)
                .put("digest", manifest.digest())
                .put("size", manifest.size());
        answer.putArray("Platforms")
                .addObject()
                .put("architecture", manifest.image().text("architecture"))
                .put("os", manifest.image().text("os"));
        return answer;
    }

    private static Manifest read(Registry registry, Reference name, Login who) {
        try {
            return new Gate(registry).read(name.withDefaultTag(), who);
        } catch (Refusal e) {
            boolean missing = e.message().endsWith("manifest unknown: manifest unknown");
            throw missing ? Refusal.notFound("manifest unknown: manifest unknown") : e;
        }
    }

    /** Whether somebody would be let in; the address may have a scheme and a path. */
    public void login(String address, Login who) {
        String host = address.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        boolean hub = host.isEmpty() || host.equals("index.docker.io") || host.equals("registry-1.docker.io");
        new Gate(registries.reach(hub ? Reference.HUB : host)).login(who);
    }

    /** The repositories whose names contain a text, in the order of their names: of the host before the text, or else of the hub. */
    public ArrayNode search(String term, int limit) {
        int slash = term.indexOf('/');
        if (slash < 0 || !isHost(term.substring(0, slash))) {
            return search(hub(term, limit), term, limit);
        }
        String host = term.substring(0, slash);
        return search(registries.find(host).orElseThrow(() -> noRegistryOfOld(host)), term.substring(slash + 1), limit);
    }

    private static boolean isHost(String part) {
        return part.contains(".") || part.contains(":") || part.equals("localhost");
    }

    private Registry hub(String term, int limit) {
        return registries
                .find(Reference.HUB)
                .orElseThrow(() -> Refusal.broken("Get \"https://index.docker.io/v1/search?q=" + term + "&n=" + limit
                        + "\": dial tcp: lookup index.docker.io: no such host"));
    }

    /** The search is of the first version of registries; that they do not answer is a fault of the caller in later engines. */
    private Refusal noRegistryOfOld(String host) {
        String message = "invalid registry endpoint \"http://" + host + "/v1/\". HTTPS attempt: "
                + Registries.unreachable("https", host, "/v1/_ping") + ". HTTP attempt: "
                + Registries.unreachable("http", host, "/v1/_ping");
        return early ? Refusal.broken(message) : Refusal.badParameter(message);
    }

    private static ArrayNode search(Registry registry, String term, int limit) {
        ArrayNode found = Json.array();
        for (String repository : registry.repositories()) {
            String name = repository.startsWith("library/") ? repository.substring("library/".length()) : repository;
            if (name.contains(term) && found.size() < limit) {
                found.addObject()
                        .put("star_count", 0)
                        .put("is_official", !name.equals(repository))
                        .put("name", name)
                        .put("is_automated", false)
                        .put("description", "");
            }
        }
        return found;
    }
}
