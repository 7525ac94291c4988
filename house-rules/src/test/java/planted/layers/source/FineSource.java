package planted.layers.source;

public final class FineSource {}
