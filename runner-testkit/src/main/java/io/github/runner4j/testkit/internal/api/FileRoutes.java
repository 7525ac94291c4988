package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.archive.Archives;
import io.github.runner4j.testkit.internal.archive.Changes;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What is otherwise in a container than in its image, and all that is in it. */
public final class FileRoutes {

    private final ContainerEngine engine;
    private final Images images;

    private FileRoutes(ContainerEngine engine, Images images) {
        this.engine = engine;
        this.images = images;
    }

    /** Adds them. */
    public static void add(Router router, ContainerEngine engine, Images images) {
        FileRoutes routes = new FileRoutes(engine, images);
        router.on("GET", "/containers/{id}/changes", routes::changes)
                .on("GET", "/containers/{id}/export", routes::export);
    }

    private void changes(Call call) {
        Container container = engine.containers().find(call.variable("id"));
        ArrayNode list = Json.array();
        Changes.between(image(container), container.files().all())
                .forEach((path, kind) -> list.addObject().put("Path", path).put("Kind", kind.number()));
        call.json(200, list.isEmpty() ? Fields.array(null) : list);
    }

    private Map<String, FileNode> image(Container container) {
        String id = container.imageId();
        return id.isEmpty()
                ? Map.of()
                : images.find(id)
                        .map(image -> (Map<String, FileNode>) image.files().all())
                        .orElse(Map.of());
    }

    private void export(Call call) throws IOException {
        Container container = engine.containers().find(call.variable("id"));
        engine.tell(container, "export", Map.of());
        try (OutputStream stream = call.exchange().open(call.head(200, "application/octet-stream")).stream()) {
            new Archives(engine.early()).writeAll(container.files(), stream);
        }
    }
}
