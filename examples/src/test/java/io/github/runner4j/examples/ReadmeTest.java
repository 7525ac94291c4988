package io.github.runner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void opensWithTheLinesThatAreCompiled() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String program = Files.readString(Path.of("src/main/java/io/github/runner4j/examples/TenLines.java"));
        String lines = readme.substring(readme.indexOf("```java") + "```java".length());

        assertThat(bare(program)).contains(bare(lines.substring(0, lines.indexOf("```"))));
    }

    /** Without comments and white space. */
    private static String bare(String code) {
        return code.replaceAll("(?m)\\s//.*$", "").replaceAll("\\s", "");
    }
}
