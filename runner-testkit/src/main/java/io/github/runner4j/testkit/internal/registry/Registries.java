package io.github.runner4j.testkit.internal.registry;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registries that an engine can reach. The hub is there, and empty; no other host is, until somebody asks for it. */
public final class Registries {

    private final Map<String, Registry> byHost = new ConcurrentHashMap<>();

    /** With the hub alone. */
    public Registries() {
        open(Reference.HUB);
    }

    /** The registry at a host; from now on it can be reached. */
    public Registry open(String host) {
        return byHost.computeIfAbsent(host, Registry::new);
    }

    /** From now on nobody answers at a host. */
    public void close(String host) {
        byHost.remove(host);
    }

    /** The registry at a host, when it can be reached. */
    Optional<Registry> find(String host) {
        return Optional.ofNullable(byHost.get(host));
    }

    /**
     * The registry at a host.
     *
     * @throws Refusal when nobody answers there
     */
    Registry reach(String host) {
        return find(host).orElseThrow(() -> Refusal.broken(unreachable(host, "/v2/")));
    }

    /** What the engine's language says of a host where nobody answers. */
    static String unreachable(String host, String path) {
        return unreachable(isLoopback(host) ? "http" : "https", host, path);
    }

    static String unreachable(String scheme, String host, String path) {
        String name = host.equals(Reference.HUB) ? "registry-1.docker.io" : host;
        String[] parts = name.split(":", 2);
        boolean loopback = isLoopback(host);
        String port = parts.length == 2 ? parts[1] : loopback ? "80" : "443";
        String reason = loopback
                ? "dial tcp 127.0.0.1:" + port + ": connect: connection refused"
                : "dial tcp: lookup " + parts[0] + ": no such host";
        return "Get \"" + scheme + "://" + name + path + "\": " + reason;
    }

    /** Where a registry is: the engine speaks plain HTTP to this machine alone. */
    static String address(String host) {
        String name = host.equals(Reference.HUB) ? "registry-1.docker.io" : host;
        return (isLoopback(host) ? "http://" : "https://") + name;
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("localhost") || host.startsWith("localhost:");
    }
}
