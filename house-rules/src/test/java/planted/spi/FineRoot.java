package planted.spi;

public final class FineRoot {}
