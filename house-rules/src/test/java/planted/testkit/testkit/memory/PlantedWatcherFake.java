package planted.testkit.testkit.memory;

final class PlantedWatcherFake {
    planted.testkit.monitoring.FineMonitoring seen;
}
