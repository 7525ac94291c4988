package planted.monitoring.monitoring.health;

final class PlantedSpiWatcher {
    planted.monitoring.spi.FinePort seen;
}
