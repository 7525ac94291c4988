package planted.signatures.monitoring.json;

import com.fasterxml.jackson.databind.JsonNode;

public abstract class PlantedSubtype implements Iterable<JsonNode> {}
