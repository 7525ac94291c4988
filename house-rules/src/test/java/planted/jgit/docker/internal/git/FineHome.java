package planted.jgit.docker.internal.git;

final class FineHome {
    org.eclipse.jgit.lib.Repository seen;
}
