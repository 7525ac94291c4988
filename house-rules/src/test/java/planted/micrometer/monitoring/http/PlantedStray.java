package planted.micrometer.monitoring.http;

final class PlantedStray {
    io.micrometer.core.instrument.MeterRegistry seen;
}
