package planted.testkit.testkit;

final class PlantedDockerFake {
    planted.testkit.docker.FineDocker seen;
}
