package io.github.runner4j.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What cases about images have besides. Extend this. */
abstract class ImageCases extends EngineContract {

    /** Begins every Dockerfile: an image that is left over is found by its label. */
    String from(String base) {
        return "FROM " + base + "\nLABEL " + label() + "\n";
    }

    /** A context: a Dockerfile, and names and contents of files in turn. */
    byte[] context(String dockerfile, String... files) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Dockerfile", dockerfile);
        for (int i = 0; i < files.length; i += 2) {
            all.put(files[i], files[i + 1]);
        }
        return Archives.tar(all);
    }

    /** A build that is about to be sent: of a context, to a name of this case. */
    Ask build(String suffix, byte[] context) {
        return client().post("/build")
                .query("t", name(suffix))
                .query("forcerm", 1)
                .tar(context);
    }

    /** A build without a name. */
    Ask build(byte[] context) {
        return client().post("/build").query("forcerm", 1).tar(context);
    }

    /** The output of a progress stream. */
    String output(Reply reply) {
        return reply.expect(200).lines().stream()
                .map(each -> each.path("stream").asText())
                .collect(Collectors.joining());
    }

    /** The error that a progress stream ends with. */
    String error(Reply reply) {
        JsonNode last = reply.expect(200).lines().stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("Nothing was said: " + reply));
        if (!last.path("errorDetail")
                        .path("message")
                        .asText()
                        .equals(last.path("error").asText())
                || last.path("error").asText().isEmpty()) {
            throw new AssertionError("No error at the end: " + reply);
        }
        return last.path("error").asText();
    }

    /** Builds an image of one small file, and returns its id. */
    String image(String suffix) {
        build(suffix, context(from("scratch") + "COPY file /" + suffix + "\n", "file", name(suffix)))
                .send()
                .expect(200);
        return details(name(suffix)).path("Id").asText();
    }

    /** The details of an image. */
    JsonNode details(String image) {
        return client().get("/images/" + image + "/json").send().expect(200).json();
    }

    /** The first twelve digits of an id. */
    static String shortened(String id) {
        return id.replace("sha256:", "").substring(0, 12);
    }
}
