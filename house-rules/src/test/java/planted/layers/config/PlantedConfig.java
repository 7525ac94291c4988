package planted.layers.config;

final class PlantedConfig {
    planted.layers.source.FineSource peer;
}
