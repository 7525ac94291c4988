package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An instruction that was found to be right.
 *
 * @param name in small letters
 * @param arguments what it is about; of ENV and LABEL names and values in turn
 * @param flags its flags with their values
 * @param json whether the arguments were a JSON array
 * @param text the line that it was
 * @param documents here-documents: name and text
 */
public record Instruction(
        String name,
        List<String> arguments,
        Map<String, String> flags,
        boolean json,
        String text,
        Map<String, String> documents) {

    /** Those that a commit or an import can be asked to make. */
    static final Set<String> CHANGES = Set.of(
            "cmd",
            "entrypoint",
            "healthcheck",
            "env",
            "expose",
            "label",
            "onbuild",
            "stopsignal",
            "user",
            "volume",
            "workdir");

    static Instruction of(Line line, boolean old) {
        return new InstructionRules(line, old).check();
    }

    /** A label that was asked for otherwise; no variables are put into it. */
    public static Instruction label(String key, String value) {
        return new Instruction(
                "label", List.of(key, value), Map.of("raw", "true"), false, "LABEL " + key + "=" + value, Map.of());
    }

    /**
     * The only instruction of a text, as ONBUILD keeps it.
     *
     * @throws Refusal when it is none, or there are several
     */
    public static Instruction trigger(String text, boolean old) {
        Optional<Line> line = DockerfileReader.single(text, old);
        return of(line.orElseThrow(() -> Refusal.badParameter("onbuild trigger should be a single expression")), old);
    }

    /** The value of a flag; empty when it was not given. */
    public String flag(String flag) {
        return flags.getOrDefault(flag, "");
    }

    /** The same with other arguments. */
    public Instruction with(List<String> other) {
        return new Instruction(name, other, flags, json, text, documents);
    }

    /** Its name in capitals. */
    public String title() {
        return name.toUpperCase(Locale.ROOT);
    }
}
