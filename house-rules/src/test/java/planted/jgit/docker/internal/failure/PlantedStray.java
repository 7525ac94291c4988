package planted.jgit.docker.internal.failure;

final class PlantedStray {
    org.eclipse.jgit.lib.Repository seen;
}
