package planted.jackson.docker.internal.daemon;

final class FineHome {
    com.fasterxml.jackson.databind.JsonNode seen;
}
