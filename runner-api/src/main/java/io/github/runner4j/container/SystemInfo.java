package io.github.runner4j.container;

import java.util.List;
import java.util.Map;

/**
 * What an engine tells about itself, and how it was found.
 *
 * @param engine its kind: {@code docker}, {@code podman}, or a plugin's word
 * @param version its version
 * @param apiVersion the API version spoken with it
 * @param address where it is reached
 * @param host the address at which its published ports are reached
 * @param local whether it runs on this machine
 * @param discovery each place looked at for an engine, and what was found there, in order
 * @param details further facts: {@code os}, {@code architecture}, {@code cgroupVersion}, {@code cpus}, {@code memoryBytes}
 */
public record SystemInfo(
        String engine,
        String version,
        String apiVersion,
        String address,
        String host,
        boolean local,
        List<String> discovery,
        Map<String, String> details) {

    /** Keeps its own copies. */
    public SystemInfo {
        discovery = List.copyOf(discovery);
        details = Map.copyOf(details);
    }
}
