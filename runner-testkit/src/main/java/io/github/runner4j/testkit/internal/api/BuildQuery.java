package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.build.BuildOptions;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.GoJson;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a build. Checked in the engine's order. */
final class BuildQuery {

    private static final Map<String, String> NUMBERS = Map.of(
            "memory", "Memory",
            "memswap", "MemorySwap",
            "cpushares", "CpuShares",
            "cpuperiod", "CpuPeriod",
            "cpuquota", "CpuQuota");
    private static final Map<String, String> TEXTS = Map.of(
            "cpusetcpus", "CpusetCpus",
            "cpusetmems", "CpusetMems",
            "cgroupparent", "CgroupParent",
            "networkmode", "NetworkMode");

    private final Request request;
    private final Dialect dialect;
    private final boolean old;

    BuildQuery(Request request, Dialect dialect) {
        this.request = request;
        this.dialect = dialect;
        this.old = dialect == Dialect.DOCKER_20_10;
    }

    /** Whether BuildKit is to build; Podman has one builder, and takes no notice. */
    boolean buildKit() {
        return text("version").equals("2") && dialect.family() == Dialect.Family.DOCKER;
    }

    /** What the builder is told. */
    BuildOptions options() {
        if (request.query().containsKey("securityopt")) {
            throw Refusal.badParameter(
                    old
                            ? "The daemon on this platform does not support setting security options on build"
                            : "security options are not supported on linux");
        }
        json("outputs", old ? "" : "invalid outputs specified: ", old);
        ObjectNode hostConfig = hostConfig();
        Map<String, Optional<String>> arguments = new TreeMap<>();
        json("buildargs", "error reading build args: ", false)
                .properties()
                .forEach(each -> arguments.put(
                        each.getKey(),
                        each.getValue().isNull()
                                ? Optional.empty()
                                : Optional.of(each.getValue().asText())));
        TreeMap<String, String> labels = new TreeMap<>();
        json("labels", "error reading labels: ", false)
                .properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        List<String> from = new ArrayList<>();
        json("cachefrom", old ? "" : "error reading cache-from: ", old).forEach(each -> from.add(each.asText()));
        checkVersion();
        boolean always = request.flag("forcerm");
        boolean remove = always || text("rm").isEmpty() || request.flag("rm");
        return new BuildOptions(
                new BuildOptions.Recipe(text("dockerfile"), text("target"), text("platform")),
                new BuildOptions.Values(arguments, labels),
                new BuildOptions.Cache(request.flag("nocache"), from, request.flag("pull")),
                new BuildOptions.Containers(remove, always, hostConfig));
    }

    private String text(String key) {
        return request.parameter(key).orElse("");
    }

    private JsonNode json(String key, String prefix, boolean fault) {
        String text = text(key);
        if (text.isEmpty()) {
            return Json.object();
        }
        Optional<JsonNode> json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        if (json.isEmpty() || GoJson.fault(text).isPresent()) {
            String message = prefix + GoJson.fault(text).orElse("unexpected end of JSON input");
            throw fault ? Refusal.broken(message) : Refusal.badParameter(message);
        }
        return json.get();
    }

    private ObjectNode hostConfig() {
        ObjectNode config = Json.object();
        NUMBERS.forEach((parameter, key) -> number(parameter).ifPresent(value -> config.put(key, value)));
        TEXTS.forEach((parameter, key) -> {
            if (!text(parameter).isEmpty()) {
                config.put(key, text(parameter));
            }
        });
        if (!text("shmsize").isEmpty()) {
            config.put(
                    "ShmSize",
                    number("shmsize")
                            .orElseThrow(() -> Refusal.broken("strconv.ParseInt: parsing "
                                    + GoQuote.quote(text("shmsize")) + ": invalid syntax")));
        }
        checkIsolation();
        JsonNode ulimits = json("ulimits", "error reading ulimit settings: ", false);
        if (ulimits.isArray()) {
            config.set("Ulimits", ulimits);
        }
        List<String> hosts = request.query().getOrDefault("extrahosts", List.of());
        if (!hosts.isEmpty()) {
            config.set("ExtraHosts", Json.array(hosts));
        }
        config.putObject("LogConfig").put("Type", "none");
        return config;
    }

    private void checkIsolation() {
        String isolation = text("isolation");
        if (!isolation.isEmpty() && !isolation.equalsIgnoreCase("default")) {
            throw Refusal.badParameter(
                    (old ? "Unsupported" : "unsupported") + " isolation: " + GoQuote.quote(isolation));
        }
    }

    private Optional<Long> number(String key) {
        return request.parameter(key)
                .filter(each -> each.matches("[-+]?\\d{1,18}"))
                .map(Long::parseLong);
    }

    private void checkVersion() {
        String version = text("version");
        if (!version.isEmpty() && !version.equals("1") && !version.equals("2")) {
            String message = "invalid version " + GoQuote.quote(version);
            throw old ? Refusal.broken(message) : Refusal.badParameter(message);
        }
    }

    /** The names that the image is to get. */
    Set<Reference> names(Images images) {
        Set<Reference> names = new LinkedHashSet<>();
        for (String text : request.query().getOrDefault("t", List.of())) {
            if (!text.isEmpty()) {
                names.add(name(images, text).withDefaultTag());
            }
        }
        return names;
    }

    private static Reference name(Images images, String text) {
        try {
            Reference name = images.reference(text);
            if (name.digest().isPresent()) {
                throw Refusal.broken("build tag cannot contain a digest");
            }
            return name;
        } catch (Refusal e) {
            throw Refusal.broken(e.message());
        }
    }

    /** Refuses contexts that are to be fetched from elsewhere: there is no network. */
    void checkContext() {
        String remote = text("remote");
        if (remote.isEmpty()) {
            return;
        }
        if (remote.equals("client-session")) {
            throw Refusal.badParameter(
                    "experimental session with v1 builder is no longer supported, use builder version"
                            + " v2 (BuildKit) instead");
        }
        if (remote.startsWith("git://") || remote.startsWith("git@") || remote.endsWith(".git")) {
            throw Refusal.broken("error fetching: fatal: unable to access '" + remote + "': exit status 128");
        }
        if (remote.startsWith("http://") || remote.startsWith("https://")) {
            throw Refusal.broken(
                    "error downloading remote context " + remote + ": Get \"" + remote + "\": dial tcp: no such host");
        }
        throw Refusal.broken("remoteURL (" + remote + ") could not be recognized as URL");
    }
}
