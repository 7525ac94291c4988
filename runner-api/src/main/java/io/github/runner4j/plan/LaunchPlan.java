package io.github.runner4j.plan;

import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.PolicyDecision;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.source.Revision;
import java.util.List;

/**
 * What a launch will do, with every value decided that can be decided before the image is there. A launch executes it; a
 * {@link RunPlan} shows it with what the engine has to say. A launch executes it; a
 * {@link RunPlan} shows it with what the engine has to say.
 *
 * @param component the component's name
 * @param revision the exact revision of its source
 * @param build what to build
 * @param level all levels put together, each value with where it came from
 * @param decisions what the host's policy made of the repository's wishes
 */
public record LaunchPlan(
        String component, Revision revision, BuildRequest build, Level level, List<PolicyDecision> decisions) {

    /** Keeps its own copy. */
    public LaunchPlan {
        decisions = List.copyOf(decisions);
    }

    /**
     * How to run it.
     *
     * @return the options
     */
    public RunOptions run() {
        return level.config().run();
    }

    /**
     * How the launch goes.
     *
     * @return the options, all set
     */
    public LaunchOptions launch() {
        return level.config().launch();
    }
}
