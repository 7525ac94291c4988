package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads component files in tests. */
final class Read {

    static final String FILE = ".runner/config.yml";

    private Read() {}

    static ComponentConfig component(String yaml) {
        return component(yaml.getBytes(StandardCharsets.UTF_8));
    }

    static ComponentConfig component(byte[] bytes) {
        ConfigText text = ConfigText.read(FILE, new ByteArrayInputStream(bytes));
        return ComponentFile.read(text, new YamlConfigReader().read(text)).config();
    }

    /** The keys of {@code runner}, after the three that are required. */
    static ComponentConfig runner(String keys) {
        return component(withRequired(keys));
    }

    static String withRequired(String keys) {
        return "runner:\n  type: docker\n  dockerfile: Dockerfile\n  ports: [3000]\n" + keys.indent(2);
    }

    static ConfigException refused(byte[] bytes) {
        return catchThrowableOfType(ConfigException.class, () -> component(bytes));
    }

    /** The problems as {@code line:column key: message}. */
    static List<String> problems(String yaml) {
        return refused(yaml.getBytes(StandardCharsets.UTF_8)).problems().stream()
                .map(it -> it.place().line() + ":" + it.place().column() + " " + it.key() + ": " + it.message())
                .toList();
    }
}
