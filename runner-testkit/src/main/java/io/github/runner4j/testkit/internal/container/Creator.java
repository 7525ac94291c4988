package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.stdio.Stdio;
import io.github.runner4j.testkit.internal.stdio.StdioSpec;
import java.util.Optional;

/** Makes containers. */
final class Creator {

    private final Parts parts;

    Creator(Parts parts) {
        this.parts = parts;
    }

    Container create(CreateRequest request) {
        ObjectNode config = request.config();
        String reference = config.path("Image").asText();
        Optional<Image> image = reference.isEmpty()
                ? Optional.empty()
                : Optional.of(parts.images().get(reference));
        image.ifPresent(each -> ImageDefaults.apply(config, each.config()));
        if (Command.of(config).path().isEmpty()) {
            throw Refusal.badParameter("No command specified");
        }
        String id = parts.surroundings().ids().next();
        String name = request.name().isEmpty()
                ? parts.containers().reserveAny(id)
                : parts.containers().reserve(request.name(), id);
        if (config.path("Hostname").asText().isEmpty()) {
            config.put("Hostname", Ids.shortened(id));
        }
        FileTree files = image.map(Image::files).orElseGet(() -> FileTree.of(FileNode.directory(0755, parts.now())));
        Origin origin = new Origin(image.map(Image::id).orElse(""), config, request.hostConfig(), files);
        Stdio stdio = new Stdio(
                stdio(config, request.hostConfig()), parts.surroundings().time());
        Container container = new Container(id, name, parts.now(), origin, stdio);
        parts.containers().add(container);
        parts.events().publish(container, "create");
        return container;
    }

    private static StdioSpec stdio(ObjectNode config, ObjectNode hostConfig) {
        String driver = hostConfig.path("LogConfig").path("Type").asText();
        return new StdioSpec(
                config.path("Tty").asBoolean(),
                config.path("OpenStdin").asBoolean(),
                config.path("StdinOnce").asBoolean(),
                !driver.equals("none"));
    }
}
