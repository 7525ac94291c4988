package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import io.github.runner4j.config.level.HostConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the host's files, one over the other. Has no state. */
public final class HostFiles {

    private final Function<ConfigText, List<ConfigNode>> reader;
    private final Function<String, Optional<String>> environment;

    /**
     * Reads with a reader.
     *
     * @param reader finds the documents in a text; throws {@link ConfigException} when it cannot
     * @param environment looks up variables for {@code ${NAME}}
     */
    public HostFiles(Function<ConfigText, List<ConfigNode>> reader, Function<String, Optional<String>> environment) {
        this.reader = reader;
        this.environment = environment;
    }

    /**
     * Reads files. Each goes over those before it, key by key, and all over the defaults of a loaded file.
     *
     * @param files the files
     * @return what they say together; {@link HostConfig#EMPTY} without a file
     * @throws ConfigException with every problem of every file; {@code CONFIGURATION_ERROR} when there is none but that one file
     *     cannot be read
     */
    public HostConfig load(List<Path> files) {
        List<ConfigException> failures = new ArrayList<>();
        HostConfig all = HostConfig.EMPTY;
        for (Path file : files) {
            try {
                all = read(ConfigText.read(file)).over(all);
            } catch (ConfigException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.size() == 1 ? failures.get(0) : together(files, failures);
        }
        return files.isEmpty() ? HostConfig.EMPTY : all.over(HostConfig.DEFAULT);
    }

    /**
     * Finds every problem of files, and throws nothing.
     *
     * @param files the files
     * @return the problems, in the order of the files, with the lines they stand in
     */
    public ConfigReport check(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                read(ConfigText.read(file));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        return new ConfigReport(problems);
    }

    private static ConfigException together(List<Path> files, List<ConfigException> failures) {
        String names = files.stream().map(Path::toString).collect(Collectors.joining(", "));
        List<Problem> problems =
                failures.stream().flatMap(each -> each.problems().stream()).toList();
        return ConfigException.of(names, problems);
    }

    private HostConfig read(ConfigText text) {
        return text.quoted(() -> HostFile.read(text, reader.apply(text), environment));
    }
}
