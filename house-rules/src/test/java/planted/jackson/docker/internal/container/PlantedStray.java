package planted.jackson.docker.internal.container;

final class PlantedStray {
    com.fasterxml.jackson.databind.JsonNode seen;
}
