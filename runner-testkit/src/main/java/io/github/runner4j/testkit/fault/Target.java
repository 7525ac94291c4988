package io.github.runner4j.testkit.fault;

import java.util.Optional;

/**
 * Whom a moment is about: what is known of the call, the container and the image at that moment.
 *
 * @param method of the call, as in {@code POST}
 * @param path of the call, as it was sent, without the query
 * @param containerId of the container, whole
 * @param containerName of the container, without a slash
 * @param image the image that is pulled, built, pushed or removed, or that of the container, as it was named: {@code busybox:latest}
 */
public record Target(
        Optional<String> method,
        Optional<String> path,
        Optional<String> containerId,
        Optional<String> containerName,
        Optional<String> image) {

    /** Nothing is known. */
    public static final Target UNKNOWN =
            new Target(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The call is known.
     *
     * @param method as in {@code POST}
     * @param path as it was sent, without the query
     * @return the target
     */
    public static Target ofCall(String method, String path) {
        return UNKNOWN.withCall(method, path);
    }

    /**
     * The container is known.
     *
     * @param id its whole id
     * @param name its name, without a slash
     * @return the target
     */
    public static Target ofContainer(String id, String name) {
        return UNKNOWN.withContainer(id, name);
    }

    /**
     * The image is known.
     *
     * @param image as it was named
     * @return the target
     */
    public static Target ofImage(String image) {
        return UNKNOWN.withImage(image);
    }

    /**
     * The same with the call.
     *
     * @param method as in {@code POST}
     * @param path as it was sent, without the query
     * @return the target
     */
    public Target withCall(String method, String path) {
        return new Target(Optional.of(method), Optional.of(path), containerId, containerName, image);
    }

    /**
     * The same with the container.
     *
     * @param id its whole id
     * @param name its name, without a slash
     * @return the target
     */
    public Target withContainer(String id, String name) {
        return new Target(method, path, Optional.of(id), Optional.of(name), image);
    }

    /**
     * The same with the image.
     *
     * @param image as it was named
     * @return the target
     */
    public Target withImage(String image) {
        return new Target(method, path, containerId, containerName, Optional.of(image));
    }
}
