package io.github.runner4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The arguments of a benchmark: {@code --name=value}. */
record Options(List<String> arguments) {

    private static final String DEFAULT_DAEMON = "unix:///var/run/docker.sock";

    static Options of(String... arguments) {
        return new Options(List.of(arguments));
    }

    /** The engine to measure: {@code --daemon}, or else {@code DOCKER_HOST}, or else the default socket. */
    String daemon() {
        return value("daemon")
                .or(() -> Optional.ofNullable(System.getenv("DOCKER_HOST")))
                .orElse(DEFAULT_DAEMON);
    }

    int rounds(int otherwise) {
        return value("rounds").map(Integer::parseInt).orElse(otherwise);
    }

    /** How many files the contexts have. */
    List<Integer> files(Integer... otherwise) {
        return value("files")
                .map(list ->
                        Arrays.stream(list.split(",")).map(Integer::valueOf).toList())
                .orElse(List.of(otherwise));
    }

    private Optional<String> value(String name) {
        String prefix = "--" + name + "=";
        return arguments.stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()))
                .findFirst();
    }
}
