package io.github.runner4j.benchmarks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What benchmarks leave on an engine, known by its labels; this run's, and that of one that broke off. */
final class Leftovers {

    static final String KEY = "owner";
    static final String VALUE = "benchmark";
    static final String LABEL = KEY + "=" + VALUE;

    private static final List<String> KEYS = List.of(KEY, "io.github.runner4j.owner");

    private final DockerClient client;

    Leftovers(DockerClient client) {
        this.client = client;
    }

    /** Removes containers and images, and the images that our containers were made of. */
    void remove() {
        Set<String> images = new LinkedHashSet<>();
        for (String key : KEYS) {
            client.listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(key, VALUE))
                    .exec()
                    .forEach(each -> {
                        images.add(each.getImageId());
                        client.removeContainerCmd(each.getId()).withForce(true).exec();
                    });
        }
        client.listImagesCmd().withLabelFilter(Map.of(KEY, VALUE)).exec().forEach(each -> images.add(each.getId()));
        images.forEach(this::removeImage);
    }

    void removeImage(String image) {
        try {
            client.removeImageCmd(image).withForce(true).exec();
        } catch (DockerException e) {
            // Somebody else's container or image needs it, or it is gone: not ours to remove.
        }
    }
}
