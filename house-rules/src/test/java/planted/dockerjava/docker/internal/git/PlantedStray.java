package planted.dockerjava.docker.internal.git;

final class PlantedStray {
    com.github.dockerjava.api.DockerClient seen;
}
