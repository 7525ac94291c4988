package planted.spi.event;

public final class FineEvent {}
