package planted.micrometer.monitoring.micrometer;

final class FineBinder {
    io.micrometer.core.instrument.MeterRegistry registry;
}
