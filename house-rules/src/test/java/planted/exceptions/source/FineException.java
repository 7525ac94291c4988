package planted.exceptions.source;

final class FineException extends planted.exceptions.error.RunnerException {}
