package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.process.ProcessSpec;
import io.github.runner4j.testkit.internal.stdio.Stdio;
import io.github.runner4j.testkit.program.Processes;
import java.util.List;
import java.util.Map;

/** How the processes of a container are started. */
final class Processing {

    private Processing() {}

    /** The first one. */
    static ProcessSpec first(Container container) {
        JsonNode config = container.config();
        return spec(
                container.command().words(),
                Environment.of(config),
                directory(config),
                container.stdio(),
                config.path("User").asText());
    }

    static ProcessSpec spec(
            List<String> words, Map<String, String> environment, String directory, Stdio stdio, String user) {
        Processes.Start start =
                new Processes.Start(words, environment, directory, stdio.stdin(), stdio.stdout(), stdio.stderr());
        return new ProcessSpec(start, user, stdio.spec().tty());
    }

    /** Where it runs. */
    static String directory(JsonNode config) {
        String directory = config.path("WorkingDir").asText();
        return directory.isEmpty() ? "/" : directory;
    }
}
