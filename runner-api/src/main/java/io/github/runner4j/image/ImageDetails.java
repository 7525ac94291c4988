package io.github.runner4j.image;

import java.util.List;
import java.util.Map;

/**
 * What an engine tells about an image.
 *
 * @param id the image's id, as in {@code sha256:…}
 * @param exposedPorts the ports of EXPOSE, as in {@code 8080/tcp}, sorted
 * @param healthCheck whether it has a HEALTHCHECK
 * @param labels its labels
 * @param sizeBytes its size in bytes
 */
public record ImageDetails(
        String id, List<String> exposedPorts, boolean healthCheck, Map<String, String> labels, long sizeBytes) {

    /** Keeps its own copies. */
    public ImageDetails {
        exposedPorts = List.copyOf(exposedPorts);
        labels = Map.copyOf(labels);
    }
}
