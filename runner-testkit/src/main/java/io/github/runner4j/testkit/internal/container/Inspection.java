package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;

/** What the engine tells of one container. */
final class Inspection {

    private static final String ROOT = "/var/lib/docker/containers/";

    private final Parts parts;
    private final Execs execs;

    Inspection(Parts parts, Execs execs) {
        this.parts = parts;
        this.execs = execs;
    }

    ObjectNode of(Container container, boolean size) {
        return container.locked(() -> {
            ObjectNode json = Json.object()
                    .put("Id", container.id())
                    .put("Created", Moments.text(container.created()))
                    .put("Path", container.command().path());
            json.set("Args", Json.array(container.command().arguments()));
            json.set("State", state(container));
            json.put("Image", container.imageId());
            paths(json, container);
            origin(json, container);
            List<String> ids = execs.ids(container);
            json.set("ExecIDs", ids.isEmpty() ? NullNode.getInstance() : Json.array(ids));
            json.set("HostConfig", hostConfig(container));
            json.set("GraphDriver", GraphDriver.of(container));
            if (size) {
                FileSizes sizes = FileSizes.of(parts, container);
                json.put("SizeRw", sizes.changed()).put("SizeRootFs", sizes.all());
            }
            json.set("Mounts", mounts(container, false));
            json.set("Config", container.config());
            json.set("NetworkSettings", new NetworkSettings(container, parts.early()).json());
            return json;
        });
    }

    private ObjectNode hostConfig(Container container) {
        ObjectNode hostConfig = container.hostConfig().deepCopy();
        ArrayNode links = new Links(parts.containers()).told(container);
        hostConfig.set("Links", links.isEmpty() ? NullNode.getInstance() : links);
        return hostConfig;
    }

    private static ObjectNode state(Container container) {
        ObjectNode state = container.state().json();
        container.health().ifPresent(each -> state.set("Health", each.json()));
        return state;
    }

    private static void origin(ObjectNode json, Container container) {
        json.put("Name", "/" + container.name())
                .put("RestartCount", container.restarts().count())
                .put("Driver", "overlay2")
                .put("Platform", "linux")
                .put("MountLabel", "")
                .put("ProcessLabel", "")
                .put("AppArmorProfile", "");
    }

    static ArrayNode mounts(Container container, boolean inList) {
        ArrayNode mounts = Json.array();
        container.mounts().forEach(each -> mounts.add(each.json(inList)));
        return mounts;
    }

    /** They are there from the first start on. */
    private static void paths(ObjectNode json, Container container) {
        boolean started = container.state().started().isPresent();
        String directory = ROOT + container.id() + "/";
        String log = directory + container.id() + "-json.log";
        boolean logged =
                container.hostConfig().path("LogConfig").path("Type").asText().equals("json-file");
        json.put("ResolvConfPath", started ? directory + "resolv.conf" : "")
                .put("HostnamePath", started ? directory + "hostname" : "")
                .put("HostsPath", started ? directory + "hosts" : "")
                .put("LogPath", started && logged ? log : "");
    }
}
