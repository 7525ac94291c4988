package io.github.runner4j.testkit.internal.process;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which program stands for the executable that some words name. */
@FunctionalInterface
public interface Executables {

    /** The program; nothing when the file system holds none by that name, or none that can be run. */
    Optional<Program> find(
            FileTree files, List<String> arguments, Map<String, String> environment, String workingDirectory);
}
