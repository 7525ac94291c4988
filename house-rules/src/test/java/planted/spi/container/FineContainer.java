package planted.spi.container;

public final class FineContainer {}
