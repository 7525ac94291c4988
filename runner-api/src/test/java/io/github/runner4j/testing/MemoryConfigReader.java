package io.github.runner4j.testing;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.Problem;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.spi.ConfigReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files of lines such as {@code port 8080}, {@code env NAME value}, {@code secret NAME value}, {@code dockerfile path},
 * {@code context path} and {@code health /path}.
 */
public final class MemoryConfigReader implements ConfigReader {

    @Override
    public ComponentConfig component(String file, InputStream content) {
        BuildOptions.Builder build = BuildOptions.builder();
        RunOptions.Builder run = RunOptions.builder();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : text(file, content).lines().toList()) {
            number++;
            String[] words = line.split(" ", 3);
            try {
                read(words, build, run);
            } catch (RuntimeException e) {
                problems.add(new Problem(new Place(file, number, 1), words[0], "cannot be read: " + line));
            }
        }
        if (!problems.isEmpty()) {
            throw ConfigException.of(file, problems);
        }
        return new ComponentConfig(build.build(), run.build());
    }

    private static void read(String[] words, BuildOptions.Builder build, RunOptions.Builder run) {
        switch (words[0]) {
            case "port" -> run.addPort(PortRequest.of(Integer.parseInt(words[1])));
            case "env" -> run.addEnvironment(Variable.of(words[1], words[2]));
            case "secret" -> run.addEnvironment(Variable.of(words[1], Secret.of(words[2])));
            case "dockerfile" -> build.dockerfile(words[1]);
            case "context" -> build.context(words[1]);
            case "health" -> run.healthCheck(words[1].equals("none") ? HealthCheck.none() : HealthCheck.http(words[1]));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static String text(String file, InputStream content) {
        try {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigException(
                    Failure.of(ErrorCode.CONFIGURATION_ERROR, file + " cannot be read."), List.of(), e);
        }
    }
}
