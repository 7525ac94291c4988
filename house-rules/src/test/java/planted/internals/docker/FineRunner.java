package planted.internals.docker;

public final class FineRunner {}
