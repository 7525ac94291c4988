package planted.monitoring.docker;

public final class FineDocker {}
