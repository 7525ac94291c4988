package planted.monitoring.spi;

public final class FinePort {}
