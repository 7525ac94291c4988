package planted.spi.spi;

final class PlantedSeesRoot {
    planted.spi.FineRoot seen;
}
