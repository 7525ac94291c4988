package planted.exceptions.error;

/** Extend this. */
public abstract class RunnerException extends RuntimeException {}
