package planted.layers.error;

final class PlantedError {
    planted.layers.event.FineEvent later;
}
