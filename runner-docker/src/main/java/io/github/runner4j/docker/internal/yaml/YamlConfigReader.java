package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.spi.ConfigReader;
import java.util.List;

/**
 * Reads configuration files written in YAML. Values are read as their text, so {@code no}, {@code 0777} and {@code 1:30} stay what
 * they are. Depth, aliases and the number of keys and values are bounded. Has no state.
 */
public final class YamlConfigReader implements ConfigReader {

    @Override
    public List<ConfigNode> read(ConfigText text) {
        return YamlTree.parse(text);
    }
}
