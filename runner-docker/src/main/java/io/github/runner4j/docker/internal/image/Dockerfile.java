package io.github.runner4j.docker.internal.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What must be known of a Dockerfile before it is sent: its stages, the images it needs, the features it asks for. */
final class Dockerfile {

    /** The base image that is none. */
    /** What the syntax line of most Dockerfiles begins with; every BuildKit has that program built in. */
    static final String USUAL_SYNTAX = "docker/dockerfile";

    private static final String SCRATCH = "scratch";

    private final DockerfileReader reader;
    private final Map<String, String> arguments = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Base> bases = new ArrayList<>();
    private final List<Base> unresolved = new ArrayList<>();

    /**
     * A stage.
     *
     * @param line where it begins
     * @param name its name, or empty
     */
    record Stage(int line, String name) {}

    /**
     * An image that has to come from the engine or a registry.
     *
     * @param line where it is named
     * @param image its name
     */
    record Base(int line, String image) {}

    /**
     * Something that only BuildKit can do.
     *
     * @param line where it is used
     * @param what it as it stands there
     */
    record Feature(int line, String what) {}

    private Dockerfile(String text, Map<String, String> given) {
        this.reader = new DockerfileReader(text);
        reader.instructions().forEach(each -> read(each, given));
    }

    /**
     * Reads a Dockerfile.
     *
     * @param text its text
     * @param given the build arguments
     * @return what is known of it; mistakes are left to {@link DockerfileCheck} and to the builder
     */
    static Dockerfile parse(String text, Map<String, String> given) {
        return new Dockerfile(text, given);
    }

    List<Instruction> instructions() {
        return reader.instructions();
    }

    Optional<String> syntax() {
        return reader.syntax();
    }

    List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** A stage's name as it is spelled in the Dockerfile: not every engine takes another spelling. */
    String spelled(String stage) {
        return stages.stream()
                .map(Stage::name)
                .filter(stage::equalsIgnoreCase)
                .findFirst()
                .orElse(stage);
    }

    /** The images of FROM, and of COPY --from and RUN --mount where they name no stage; each once. */
    List<Base> bases() {
        return List.copyOf(bases);
    }

    /** What stands in the place of an image and depends on an argument that has no value here; each once. */
    List<Base> unresolved() {
        return List.copyOf(unresolved);
    }

    /** The line at which the stage after this one begins; nothing for the last stage, or when there is no such stage. */
    Optional<Integer> endOf(String target) {
        for (int i = 0; i + 1 < stages.size(); i++) {
            if (target.equals(Integer.toString(i)) || stages.get(i).name().equalsIgnoreCase(target)) {
                return Optional.of(stages.get(i + 1).line());
            }
        }
        return Optional.empty();
    }

    /** What the classic builder cannot do. */
    List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (Instruction each : instructions()) {
            if (each.heredoc()) {
                features.add(new Feature(each.line(), each.keyword() + " <<"));
            }
            each.flags().stream()
                    .filter(flag -> needsBuildKit(each.keyword(), flag))
                    .forEach(flag -> features.add(new Feature(each.line(), each.keyword() + " " + flag)));
        }
        return features;
    }

    private static boolean needsBuildKit(String keyword, String flag) {
        String name = flag.substring(2).split("=", 2)[0];
        return switch (keyword) {
            case "RUN" -> true;
            case "COPY" -> !name.equals("from") && !name.equals("chown");
            case "ADD" -> !name.equals("chown");
            default -> false;
        };
    }

    private void read(Instruction instruction, Map<String, String> given) {
        switch (instruction.keyword()) {
            case "ARG" -> {
                if (stages.isEmpty()) {
                    instruction.arguments().forEach(each -> argument(each, given));
                }
            }
            case "FROM" -> from(instruction);
            case "COPY" -> instruction.flag("from").ifPresent(name -> use(instruction, name, true));
            case "RUN" -> instruction.flags().forEach(flag -> mount(instruction, flag));
            default -> {}
        }
    }

    private void argument(String declaration, Map<String, String> given) {
        String[] parts = declaration.split("=", 2);
        String value = given.get(parts[0]);
        if (value == null && parts.length == 2) {
            value = Variables.expand(parts[1], arguments, reader.escape());
        }
        if (value != null) {
            arguments.put(parts[0], value);
        }
    }

    private void from(Instruction instruction) {
        List<String> words = instruction.arguments();
        if (!words.isEmpty()) {
            use(instruction, Variables.expand(words.get(0), arguments, reader.escape()), false);
        }
        boolean named = words.size() == 3 && words.get(1).equalsIgnoreCase("AS");
        stages.add(new Stage(instruction.line(), named ? words.get(2) : ""));
    }

    private void mount(Instruction instruction, String flag) {
        for (String part : flag.startsWith("--mount=") ? flag.substring(8).split(",") : new String[0]) {
            if (part.startsWith("from=")) {
                use(instruction, part.substring(5), true);
            }
        }
    }

    private void use(Instruction instruction, String image, boolean numbersAreStages) {
        boolean number = numbersAreStages && image.chars().allMatch(Character::isDigit);
        boolean stage = stages.stream().anyMatch(each -> each.name().equalsIgnoreCase(image));
        if (number || stage || image.toLowerCase(Locale.ROOT).equals(SCRATCH)) {
            return;
        }
        List<Base> kind = image.isEmpty() || image.contains("$") ? unresolved : bases;
        if (kind.stream().noneMatch(each -> each.image().equals(image))) {
            kind.add(new Base(instruction.line(), image));
        }
    }
}
