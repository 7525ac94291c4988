package io.github.runner4j.testkit.internal.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;

/** The shape of what an image tells its containers: all keys in the engine's order, with their defaults. */
public final class ImageConfig {

    private static final List<String> ALL = List.of(
            "Hostname",
            "Domainname",
            "User",
            "AttachStdin",
            "AttachStdout",
            "AttachStderr",
            "ExposedPorts",
            "Tty",
            "OpenStdin",
            "StdinOnce",
            "Env",
            "Cmd",
            "Healthcheck",
            "ArgsEscaped",
            "Image",
            "Volumes",
            "WorkingDir",
            "Entrypoint",
            "NetworkDisabled",
            "MacAddress",
            "OnBuild",
            "Labels",
            "StopSignal",
            "StopTimeout",
            "Shell");
    private static final List<String> TEXTS = List.of("Hostname", "Domainname", "User", "Image", "WorkingDir");
    private static final List<String> FLAGS =
            List.of("AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin", "StdinOnce");
    private static final List<String> NULLABLE = List.of("Env", "Cmd", "Volumes", "Entrypoint", "OnBuild", "Labels");

    private ImageConfig() {}

    /** Nothing but defaults. */
    public static ObjectNode empty() {
        return complete(Json.object());
    }

    /** The same settings in the engine's order, with what is missing added; keys the engine does not know are left out. */
    public static ObjectNode complete(ObjectNode some) {
        ObjectNode config = Json.object();
        for (String key : ALL) {
            JsonNode value = some.path(key);
            if (!value.isMissingNode() && (!value.isNull() || NULLABLE.contains(key))) {
                config.set(key, value.deepCopy());
            } else if (TEXTS.contains(key)) {
                config.put(key, "");
            } else if (FLAGS.contains(key)) {
                config.put(key, false);
            } else if (NULLABLE.contains(key)) {
                config.set(key, NullNode.getInstance());
            }
        }
        return config;
    }
}
