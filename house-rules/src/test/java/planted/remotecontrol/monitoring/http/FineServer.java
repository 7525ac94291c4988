package planted.remotecontrol.monitoring.http;

public final class FineServer {}
