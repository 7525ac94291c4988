package planted.internals.docker.internal.git;

public final class PlantedAlone {}
