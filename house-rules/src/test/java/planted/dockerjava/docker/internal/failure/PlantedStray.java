package planted.dockerjava.docker.internal.failure;

final class PlantedStray {
    com.github.dockerjava.api.DockerClient seen;
}
