package io.github.runner4j.testkit.internal.build;

import io.github.runner4j.testkit.internal.dockerfile.Stage;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import java.util.Locale;

/** Finds the stage that a build is to stop at. */
final class Targets {

    private Targets() {}

    /** The stages up to a target: a name, or a number; all without one. */
    static List<Stage> upTo(List<Stage> stages, String target, boolean old) {
        if (target.isEmpty()) {
            return stages;
        }
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).name().equals(target.toLowerCase(Locale.ROOT)) || target.equals(String.valueOf(i))) {
                return stages.subList(0, i + 1);
            }
        }
        throw Refusal.badParameter(
                old
                        ? "failed to reach build target " + target + " in Dockerfile"
                        : "target stage \"" + target + "\" could not be found");
    }
}
