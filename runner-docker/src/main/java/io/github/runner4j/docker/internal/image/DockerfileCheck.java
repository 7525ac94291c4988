package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.image.Dockerfile.Stage;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import io.github.runner4j.image.ImageBuildException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the mistakes that are better told before anything is sent: some engines word them badly, one crashes on them. */
final class DockerfileCheck {

    private final String file;
    private final Dockerfile dockerfile;

    private DockerfileCheck(String file, Dockerfile dockerfile) {
        this.file = file;
        this.dockerfile = dockerfile;
    }

    /**
     * Checks a Dockerfile.
     *
     * @param file its path, for messages
     * @param dockerfile what is known of it
     * @param target the stage to build, if one was named
     * @throws ImageBuildException {@link ErrorCode#DOCKERFILE_INVALID}
     */
    static void run(String file, Dockerfile dockerfile, Optional<String> target) {
        DockerfileCheck check = new DockerfileCheck(file, dockerfile);
        check.hasStages();
        target.ifPresent(check::hasStage);
        check.copiesFromEarlierStages();
    }

    private void hasStages() {
        if (dockerfile.instructions().isEmpty()) {
            throw invalid(0, "is empty. Begin it with FROM and a base image.");
        }
        if (dockerfile.stages().isEmpty()) {
            throw invalid(
                    dockerfile.instructions().get(0).line(),
                    "has no FROM instruction. Begin it with FROM and a base image.");
        }
    }

    private void hasStage(String target) {
        List<Stage> stages = dockerfile.stages();
        boolean named = stages.stream().anyMatch(stage -> stage.name().equalsIgnoreCase(target));
        if (!named && number(target) >= stages.size()) {
            throw invalid(0, "has no stage \"" + target + "\" to build. " + choice(target));
        }
    }

    private void copiesFromEarlierStages() {
        int stage = -1;
        for (Instruction each : dockerfile.instructions()) {
            if (each.keyword().equals("FROM")) {
                stage++;
            }
            int number = each.keyword().equals("COPY")
                    ? each.flag("from").map(DockerfileCheck::number).orElse(-1)
                    : -1;
            if (number >= 0 && number >= stage && number < Integer.MAX_VALUE) {
                throw invalid(
                        each.line(),
                        "copies from stage " + number + ", but only " + Math.max(stage, 0)
                                + " stages stand before this one (they count from 0). Correct the number, or name the stage.");
            }
        }
    }

    private String choice(String target) {
        List<String> names = dockerfile.stages().stream()
                .map(Stage::name)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            return "None of its stages has a name; give it one with FROM … AS name.";
        }
        String all = names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return Similar.to(target, names)
                .map(name -> "Did you mean \"" + name + "\"? There is " + all + ".")
                .orElse("There is " + all + ".");
    }

    /** The number of a stage; the greatest there is for what is no number. */
    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private ImageBuildException invalid(int line, String what) {
        return new ImageBuildException(
                Failure.of(ErrorCode.DOCKERFILE_INVALID, "The Dockerfile " + new Place(file, line, 0) + " " + what),
                null);
    }
}
