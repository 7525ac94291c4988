package planted.exceptions.source;

final class PlantedException extends IllegalStateException {}
