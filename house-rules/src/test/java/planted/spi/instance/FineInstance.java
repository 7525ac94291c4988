package planted.spi.instance;

public final class FineInstance {}
