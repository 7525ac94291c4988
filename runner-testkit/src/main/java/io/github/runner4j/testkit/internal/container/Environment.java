package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of the processes of a container. */
final class Environment {

    /** Source: {@code DefaultPathEnv} of the engine's system package. */
    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Environment() {}

    /** Those of its first process. */
    static Map<String, String> of(JsonNode config) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", PATH);
        variables.put("HOSTNAME", config.path("Hostname").asText());
        if (config.path("Tty").asBoolean()) {
            variables.put("TERM", "xterm");
        }
        putAll(variables, config.path("Env"));
        variables.putIfAbsent("HOME", home(config.path("User").asText()));
        return variables;
    }

    /** Takes {@code NAME=value} over; a name alone takes a variable away. */
    static void putAll(Map<String, String> variables, JsonNode lines) {
        for (JsonNode line : lines) {
            String[] parts = line.asText().split("=", 2);
            if (parts.length > 1) {
                variables.put(parts[0], parts[1]);
            } else {
                variables.remove(parts[0]);
            }
        }
    }

    private static String home(String user) {
        String name = user.split(":", 2)[0];
        return name.isEmpty() || name.equals("root") || name.equals("0") ? "/root" : "/";
    }
}
