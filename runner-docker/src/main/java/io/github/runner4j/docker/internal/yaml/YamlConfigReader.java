package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.spi.ConfigReader;
import java.io.InputStream;

/**
 * Reads configuration files written in YAML. Values are read as their text, so {@code no}, {@code 0777} and {@code 1:30} stay what
 * they are. Size, depth, aliases and the number of values are bounded. Has no state.
 */
public final class YamlConfigReader implements ConfigReader {

    @Override
    public ComponentConfig component(String file, InputStream content) {
        Problems problems = new Problems(file);
        ComponentConfig config =
                new ComponentFile().read(Section.root(YamlTree.parse(file, YamlText.read(file, content)), problems));
        problems.throwIfAny();
        return config;
    }
}
