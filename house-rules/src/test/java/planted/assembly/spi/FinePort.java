package planted.assembly.spi;

public final class FinePort {}
