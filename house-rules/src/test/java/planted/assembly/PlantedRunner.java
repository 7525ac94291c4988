package planted.assembly;

final class PlantedRunner {
    planted.assembly.spi.FinePort port;
}
