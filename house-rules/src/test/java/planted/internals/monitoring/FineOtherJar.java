package planted.internals.monitoring;

final class FineOtherJar {
    planted.internals.docker.internal.git.PlantedForeign used;
}
