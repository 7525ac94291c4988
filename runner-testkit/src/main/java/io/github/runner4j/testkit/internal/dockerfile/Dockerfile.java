package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A Dockerfile as it is written.
 *
 * @param lines its lines
 * @param escape what escapes, at the end of a line too
 * @param warnings what is odd about it
 */
public record Dockerfile(List<Line> lines, char escape, List<String> warnings) {

    /**
     * What a Dockerfile is made of.
     *
     * @param arguments the ARG instructions before the first stage
     * @param stages its stages
     */
    public record Plan(List<Instruction> arguments, List<Stage> stages) {}

    /**
     * Reads the lines.
     *
     * @param old whether by the rules of 20.10
     * @throws Refusal when they cannot be taken apart, or there are none
     */
    public static Dockerfile read(String text, boolean old) {
        return DockerfileReader.read(text, old);
    }

    /**
     * Understands the instructions.
     *
     * @param old whether by the rules of 20.10
     * @throws Refusal when one of them is wrong, with the number of its line
     */
    public Plan plan(boolean old) {
        List<Instruction> arguments = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        for (Line line : lines) {
            Instruction instruction = checked(line, old);
            if (instruction.name().equals("from")) {
                stages.add(located(line, old, () -> Stage.of(instruction)));
            } else if (!stages.isEmpty()) {
                stages.get(stages.size() - 1).instructions().add(instruction);
            } else if (instruction.name().equals("arg")) {
                arguments.add(instruction);
            } else {
                throw Refusal.badParameter("no build stage in current context");
            }
        }
        return new Plan(arguments, stages);
    }

    private static Instruction checked(Line line, boolean old) {
        return located(line, old, () -> Instruction.of(line, old));
    }

    private static <T> T located(Line line, boolean old, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal e) {
            String place = (old ? "line " : "on line ") + line.number();
            throw Refusal.badParameter("dockerfile parse error " + place + ": " + e.message());
        }
    }

    /**
     * Understands instructions that change what an image tells its containers.
     *
     * @param old whether by the rules of 20.10
     * @throws Refusal when one of them is another instruction, or wrong
     */
    public List<Instruction> changes(boolean old) {
        for (Line line : lines) {
            String name = line.name().toLowerCase(Locale.ROOT);
            if (!Instruction.CHANGES.contains(name) || (old && name.equals("stopsignal"))) {
                throw Refusal.badParameter((old ? name : line.name()) + " is not a valid change command");
            }
        }
        return lines.stream().map(each -> Instruction.of(each, old)).toList();
    }
}
