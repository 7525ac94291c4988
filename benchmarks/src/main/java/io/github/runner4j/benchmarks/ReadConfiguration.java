package io.github.runner4j.benchmarks;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.runner4j.config.file.ConfigReport;
import io.github.runner4j.docker.DockerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * How long it takes to read and check a host's file, beside reading the same file with Jackson, which checks nothing; and what
 * the worst files cost that a reader may be given.
 */
public final class ReadConfiguration {

    private static final String JACKSON = "Jackson YAML, readTree";
    private static final int COMPONENTS = 500;
    private static final int ROUNDS = 50;
    private static final int WARM_UP = 50;
    private static final int HOSTILE_ROUNDS = 5;

    private ReadConfiguration() {}

    /**
     * Measures.
     *
     * @param arguments {@code --rounds=50}
     * @throws Exception when a contender fails
     */
    public static void main(String... arguments) throws Exception {
        int rounds = Options.of(arguments).rounds(ROUNDS);
        try (Workspace workspace = Workspace.create()) {
            System.out.println(Facts.ofMachine() + "\n");
            System.out.println(sideBySide(file(workspace, HostFileText.of(COMPONENTS)), rounds)
                    .table());
            System.out.println(worstCases(workspace));
        }
    }

    private static Figures sideBySide(Path file, int rounds) throws Exception {
        YAMLMapper jackson = new YAMLMapper();
        Figures figures = new Figures(
                "a host's file of " + COMPONENTS + " components, " + Files.size(file) / 1024 + " KiB", JACKSON);
        for (int round = -WARM_UP; round < rounds; round++) {
            if (round == 0) {
                figures.forget();
            }
            figures.add(JACKSON, Stopwatch.time(() -> jackson.readTree(file.toFile())));
            figures.add(Ours.NAME + ", read and checked", Stopwatch.time(() -> check(file, true)));
        }
        return figures;
    }

    private static String worstCases(Workspace workspace) throws Exception {
        StringBuilder table =
                new StringBuilder("| a hostile file | KiB | median ms | MiB allocated |\n|--|--:|--:|--:|\n");
        for (Map.Entry<String, String> hostile : HostileText.all().entrySet()) {
            Path file = file(workspace, hostile.getValue());
            Figures figures = new Figures(hostile.getKey(), Ours.NAME);
            Allocation allocation = Allocation.begin();
            for (int round = 0; round < HOSTILE_ROUNDS; round++) {
                figures.add(Ours.NAME, Stopwatch.time(() -> check(file, false)));
            }
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f |%n",
                    hostile.getKey(),
                    Files.size(file) / 1024,
                    figures.median(Ours.NAME),
                    allocation.mebibytes() / HOSTILE_ROUNDS));
        }
        return table.toString();
    }

    private static void check(Path file, boolean valid) {
        ConfigReport report = DockerRunner.builder().hostFile(file).checkHostFiles();
        if (report.isValid() != valid) {
            throw new IllegalStateException(
                    file + " was expected to be " + (valid ? "valid" : "refused") + ": " + report.text());
        }
    }

    private static Path file(Workspace workspace, String text) throws IOException {
        return Files.writeString(workspace.directory().resolve("runner.yml"), text);
    }
}
