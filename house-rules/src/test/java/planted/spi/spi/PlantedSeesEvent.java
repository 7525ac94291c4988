package planted.spi.spi;

final class PlantedSeesEvent {
    planted.spi.event.FineEvent seen;
}
