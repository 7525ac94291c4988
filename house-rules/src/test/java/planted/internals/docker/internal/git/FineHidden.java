package planted.internals.docker.internal.git;

final class FineHidden {
    PlantedAlone used;
}
