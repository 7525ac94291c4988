package planted.testkit.monitoring;

public final class FineMonitoring {}
