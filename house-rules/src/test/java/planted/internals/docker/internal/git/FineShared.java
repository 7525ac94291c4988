package planted.internals.docker.internal.git;

public final class FineShared {}
