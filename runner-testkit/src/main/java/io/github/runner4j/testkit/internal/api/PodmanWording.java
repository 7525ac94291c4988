package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Podman says where Docker says something else, and the form in which it says it. */
final class PodmanWording {

    private record Pair(Pattern docker, String podman) {

        static Pair of(String docker, String podman) {
            return new Pair(Pattern.compile(docker), podman);
        }
    }

    private static final List<Pair> PAIRS = List.of(
            Pair.of("No such container: (.*)", "no container with name or ID \"$1\" found: no such container"),
            Pair.of(
                    "remove (.*): volume is in use - \\[(.*)]",
                    "volume $1 is being used by the following container(s): $2: volume is being used"));

    private PodmanWording() {}

    /** The body of an error. Podman tells the innermost one, too. */
    static ObjectNode error(Refusal refusal) {
        String message = message(refusal.message());
        String cause = message.substring(message.lastIndexOf(": ") + 1).strip();
        return Json.object().put("cause", cause).put("message", message).put("response", refusal.status());
    }

    private static String message(String docker) {
        for (Pair pair : PAIRS) {
            Matcher matcher = pair.docker().matcher(docker);
            if (matcher.matches()) {
                return matcher.replaceFirst(pair.podman());
            }
        }
        return docker;
    }
}
