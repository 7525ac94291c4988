package planted.layers.event;

public final class FineEvent {}
