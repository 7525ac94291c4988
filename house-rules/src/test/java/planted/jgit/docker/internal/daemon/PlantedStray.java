package planted.jgit.docker.internal.daemon;

final class PlantedStray {
    org.eclipse.jgit.lib.Repository seen;
}
