package planted.spi.spi;

final class PlantedSeesInstance {
    planted.spi.instance.FineInstance seen;
}
