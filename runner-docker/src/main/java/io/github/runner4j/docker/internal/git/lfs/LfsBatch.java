package io.github.runner4j.docker.internal.git.lfs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.docker.internal.git.tree.LfsPointer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The request and the answer of the batch API. Source: Git LFS, "Batch API". */
final class LfsBatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a file can be had. */
    record Download(LfsPointer pointer, URI href, Map<String, String> headers) {}

    private LfsBatch() {}

    static byte[] request(List<LfsPointer> wanted) throws IOException {
        ObjectNode request =
                JSON.createObjectNode().put("operation", "download").put("hash_algo", "sha256");
        request.putArray("transfers").add("basic");
        ArrayNode objects = request.putArray("objects");
        wanted.forEach(each -> objects.addObject().put("oid", each.oid()).put("size", each.size()));
        return JSON.writeValueAsBytes(request);
    }

    /** Files for which the server reports an error are left out. */
    static List<Download> read(InputStream body, List<LfsPointer> wanted) throws IOException {
        Map<String, LfsPointer> pointers =
                wanted.stream().collect(Collectors.toMap(LfsPointer::oid, Function.identity(), (a, b) -> a));
        List<Download> found = new ArrayList<>();
        try {
            for (JsonNode object : JSON.readTree(body).path("objects")) {
                LfsPointer pointer = pointers.get(object.path("oid").asText());
                JsonNode download = object.path("actions").path("download");
                if (pointer != null && download.hasNonNull("href")) {
                    Map<String, String> headers = new LinkedHashMap<>();
                    download.path("header").properties().forEach(each -> header(each, headers));
                    found.add(new Download(
                            pointer, URI.create(download.get("href").asText()), headers));
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            ProtocolException broken = new ProtocolException("the list of large files cannot be read");
            broken.initCause(e);
            throw broken;
        }
        return found;
    }

    private static void header(Map.Entry<String, JsonNode> header, Map<String, String> headers) {
        String line = header.getKey() + header.getValue().asText();
        if (line.chars().noneMatch(c -> c < ' ')) {
            headers.put(header.getKey(), header.getValue().asText());
        }
    }
}
