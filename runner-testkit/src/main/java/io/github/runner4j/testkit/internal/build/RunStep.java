package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * RUN: what its container is, and what it is known by.
 *
 * @param words the command
 * @param config of the container
 * @param noted the same with the values of arguments in its command: what a later build finds it by
 */
public record RunStep(List<String> words, ObjectNode config, ObjectNode noted) {

    private static final int DIRECTORY = 0755;

    /** What an instruction comes to. */
    public static RunStep of(Instruction instruction, StageState state) {
        List<String> words = state.settings().command(instruction.arguments(), instruction.json());
        List<String> environment = state.settings().environment();
        List<String> arguments = state.arguments().lines(environment);
        List<String> known = new ArrayList<>(words);
        if (!arguments.isEmpty()) {
            List<String> counted = arguments.stream()
                    .filter(state.arguments()::counts)
                    .sorted()
                    .toList();
            known.addAll(0, counted);
            known.add(0, "|" + counted.size());
        }
        ObjectNode noted = state.settings().copy();
        noted.set("Cmd", Json.array(known));
        noted.putNull("Entrypoint");
        environment.addAll(arguments);
        ObjectNode config = noted.deepCopy();
        config.set("Cmd", Json.array(words));
        config.set("Entrypoint", Json.array(List.of("")));
        config.set("Env", Json.array(environment));
        config.putObject("Healthcheck").set("Test", Json.array(List.of("NONE")));
        return new RunStep(words, config, noted);
    }

    /** Makes the directory that WORKDIR names. */
    static void makeWorkingDirectory(FileTree files, StageState state, BuildTools tools) {
        FileNode directory = FileNode.directory(
                DIRECTORY, tools.surroundings().time().clock().instant());
        files.makeDirectories(state.settings().text("WorkingDir"), directory);
    }
}
