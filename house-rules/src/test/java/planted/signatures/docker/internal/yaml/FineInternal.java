package planted.signatures.docker.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

public final class FineInternal {
    public List<JsonNode> nodes() {
        return List.of();
    }
}
