package planted.signatures.monitoring.json;

import com.fasterxml.jackson.databind.JsonNode;

public final class PlantedField {
    public static final JsonNode[] NODES = {};
}
