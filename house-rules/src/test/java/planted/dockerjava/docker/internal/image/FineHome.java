package planted.dockerjava.docker.internal.image;

final class FineHome {
    com.github.dockerjava.api.DockerClient seen;
}
