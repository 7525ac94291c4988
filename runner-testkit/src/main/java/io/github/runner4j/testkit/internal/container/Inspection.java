package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.json.Json;

/** What the engine tells of one container. */
final class Inspection {

    private static final String ROOT = "/var/lib/docker/containers/";

    private Inspection() {}

    static ObjectNode of(Parts parts, Container container) {
        return container.locked(() -> {
            Command command = container.command();
            ObjectNode json = Json.object()
                    .put("Id", container.id())
                    .put("Created", Moments.text(container.created()))
                    .put("Path", command.path());
            json.set("Args", Json.array(command.arguments()));
            json.set("State", container.state().json());
            json.put("Image", container.imageId());
            paths(json, container);
            json.put("Name", "/" + container.name())
                    .put("RestartCount", container.restarts().count())
                    .put("Driver", "overlay2")
                    .put("Platform", "linux")
                    .put("MountLabel", "")
                    .put("ProcessLabel", "")
                    .put("AppArmorProfile", "");
            json.set("ExecIDs", NullNode.getInstance());
            json.set("HostConfig", container.hostConfig());
            json.set("GraphDriver", GraphDriver.of(container));
            json.set("Mounts", mounts(container, false));
            json.set("Config", container.config());
            json.set("NetworkSettings", new NetworkSettings(container, parts.early()).json());
            return json;
        });
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
        json.put("ResolvConfPath", started ? directory + "resolv.conf" : "")
                .put("HostnamePath", started ? directory + "hostname" : "")
                .put("HostsPath", started ? directory + "hosts" : "")
                .put("LogPath", started ? directory + container.id() + "-json.log" : "");
    }
}
