package planted.monitoring.monitoring;

final class PlantedDockerWatcher {
    planted.monitoring.docker.FineDocker seen;
}
