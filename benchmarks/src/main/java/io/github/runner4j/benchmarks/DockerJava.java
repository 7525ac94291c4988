package io.github.runner4j.benchmarks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The contender that is programmed: plain docker-java, one client for all calls. */
final class DockerJava implements AutoCloseable {

    static final String NAME = "docker-java";

    private final DockerClient client;

    private DockerJava(DockerClient client) {
        this.client = client;
    }

    static DockerJava connect(String daemon) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(daemon)
                .build();
        return new DockerJava(DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .build()));
    }

    DockerClient client() {
        return client;
    }

    /** Starts a container as {@link Hardening} says. */
    String run(String image) {
        String id = client.createContainerCmd(image)
                .withHostConfig(Hardening.hostConfig())
                .withLabels(Map.of(Leftovers.KEY, Leftovers.VALUE))
                .exec()
                .getId();
        client.startContainerCmd(id).exec();
        return id;
    }

    void stopAndRemove(String container) {
        client.stopContainerCmd(container).exec();
        client.removeContainerCmd(container).exec();
    }

    void build(Path directory, String tag) {
        client.buildImageCmd(directory.toFile())
                .withTags(Set.of(tag))
                .withLabels(Map.of(Leftovers.KEY, Leftovers.VALUE))
                .exec(new BuildImageResultCallback())
                .awaitImageId();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
