package planted.jackson.benchmarks;

final class FineMeasurement {
    com.fasterxml.jackson.databind.JsonNode seen;
}
