package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.build.BuildTools;
import io.github.runner4j.testkit.internal.build.CopyStep;
import io.github.runner4j.testkit.internal.build.StageState;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.Glob;
import io.github.runner4j.testkit.internal.golang.GoPath;
import java.util.ArrayList;
import java.util.List;

/** COPY and ADD. Known by what is copied, wherever that came from. */
final class CopyOperation implements Operation {

    private final Instruction instruction;
    private final StageState state;
    private final BuildTools tools;

    private CopyOperation(Instruction instruction, StageState state, BuildTools tools) {
        this.instruction = instruction;
        this.state = state;
        this.tools = tools;
    }

    /** A copy to where the stage is now; no path leads out of what it copies from. */
    static CopyOperation of(Instruction instruction, StageState state, BuildTools tools) {
        List<String> arguments = new ArrayList<>();
        int last = instruction.arguments().size() - 1;
        instruction.arguments().subList(0, last).forEach(each -> arguments.add(within(each)));
        arguments.add(absolute(
                state.settings().text("WorkingDir"), instruction.arguments().get(last)));
        return new CopyOperation(instruction.with(arguments), state, tools);
    }

    private static String within(String path) {
        return path.contains("://") ? path : GoPath.clean("/" + path).substring(1);
    }

    private static String absolute(String directory, String path) {
        String clean = GoPath.clean(path.startsWith("/") ? path : "/" + directory + "/" + path);
        boolean into = path.endsWith("/") || path.equals(".") || path.endsWith("/.");
        return into && !clean.endsWith("/") ? clean + "/" : clean;
    }

    @Override
    public String key(FileTree source) {
        for (String path :
                instruction.arguments().subList(0, instruction.arguments().size() - 1)) {
            if (!path.contains("://")
                    && !Glob.isPattern(path)
                    && source.follow("/" + path).isEmpty()) {
                throw Refusal.broken(missing("\"/" + path + "\""));
            }
        }
        return CopyStep.of(instruction, source).note() + '\0' + instruction.flag("chmod");
    }

    private String missing(String path) {
        return tools.old()
                ? path + " not found: not found"
                : "failed to calculate checksum of ref "
                        + tools.surroundings().ids().next() + ": " + path + ": not found";
    }

    @Override
    public FileTree apply(FileTree files, FileTree source, Outputs outputs) {
        CopyStep.of(instruction, source).copy(files, state, tools);
        return files;
    }
}
