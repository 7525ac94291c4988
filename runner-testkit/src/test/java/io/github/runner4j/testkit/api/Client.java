package io.github.runner4j.testkit.api;

import java.net.URI;
import java.time.Duration;

/**
 * A client without a library between the case and the wire.
 *
 * @param address where the engine listens
 * @param prefix stands before each path: {@code /v1.41}, or nothing
 */
record Client(URI address, String prefix) {

    /** How long a case waits for anything before it fails. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static Client of(Target target) {
        return new Client(target.address(), "/v" + target.api());
    }

    /** The same with another version of the API, as in {@code 1.45}. */
    Client version(String version) {
        return new Client(address, "/v" + version);
    }

    /** The same without a version in the path. */
    Client bare() {
        return new Client(address, "");
    }

    Ask get(String path) {
        return request("GET", path);
    }

    Ask head(String path) {
        return request("HEAD", path);
    }

    Ask post(String path) {
        return request("POST", path);
    }

    Ask put(String path) {
        return request("PUT", path);
    }

    Ask delete(String path) {
        return request("DELETE", path);
    }

    Ask request(String method, String path) {
        return new Ask(this, method, path);
    }
}
