package io.github.runner4j.plan;

import java.util.List;

/**
 * The engine that a launch would use, and why this one.
 *
 * @param engine its kind: {@code docker}, {@code podman}, or a plugin's word
 * @param version its version
 * @param apiVersion the API version spoken with it
 * @param address where it is reached
 * @param local whether it runs on this machine
 * @param discovery each place looked at for an engine, and what was found there, in order; the last one was taken
 */
public record EngineChoice(
        String engine, String version, String apiVersion, String address, boolean local, List<String> discovery) {

    /** Keeps its own copy. */
    public EngineChoice {
        discovery = List.copyOf(discovery);
    }
}
