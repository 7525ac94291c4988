package planted.jackson.monitoring.http;

final class PlantedStray {
    com.fasterxml.jackson.databind.JsonNode seen;
}
