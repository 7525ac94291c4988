package io.github.runner4j.image;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.SourceTree;
import java.util.Map;

/**
 * What to build.
 *
 * @param tree the files
 * @param context canonical path of the build context in the tree; empty for the root
 * @param dockerfile canonical path of the Dockerfile in the tree, inside or outside the context
 * @param options arguments, target, platform
 * @param reference the name to give the image
 * @param key what the image is made from
 * @param labels labels to put on the image; the same for equal keys, or the engine's cache never hits
 * @param registryCredentials credentials by registry host, each for that registry alone; they win over every other source
 */
public record BuildRequest(
        SourceTree tree,
        String context,
        String dockerfile,
        BuildOptions options,
        String reference,
        BuildKey key,
        Map<String, String> labels,
        Map<String, Credential> registryCredentials) {

    /** Keeps its own copies. */
    public BuildRequest {
        labels = Map.copyOf(labels);
        registryCredentials = Map.copyOf(registryCredentials);
    }
}
