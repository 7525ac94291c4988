package planted.testkit.docker;

public final class FineDocker {}
