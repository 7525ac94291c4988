package planted.dockerjava.docker;

final class PlantedStray {
    com.github.dockerjava.api.DockerClient seen;
}
