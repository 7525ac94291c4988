package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;

/** Where the layers of a container would be. */
final class GraphDriver {

    private static final String ROOT = "/var/lib/docker/overlay2/";

    private GraphDriver() {}

    static ObjectNode of(Container container) {
        String upper = ROOT + directory(container.id());
        ObjectNode data = Json.object()
                .put("LowerDir", upper + "-init/diff:" + ROOT + directory(container.imageId()) + "/diff")
                .put("MergedDir", upper + "/merged")
                .put("UpperDir", upper + "/diff")
                .put("WorkDir", upper + "/work");
        ObjectNode driver = Json.object();
        driver.set("Data", data);
        return driver.put("Name", "overlay2");
    }

    private static String directory(String id) {
        return Ids.digest(("layers of " + id).getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
    }
}
