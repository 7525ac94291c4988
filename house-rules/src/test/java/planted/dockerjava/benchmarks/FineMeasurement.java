package planted.dockerjava.benchmarks;

final class FineMeasurement {
    com.github.dockerjava.api.DockerClient seen;
}
