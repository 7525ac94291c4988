package io.github.runner4j;

import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.RunPlan;

/** For implementations of {@link Runner}: what a {@link RunBuilder} hands over what it collected to. */
public interface Launcher {

    /**
     * Begins a launch and returns at once.
     *
     * @param request what to launch
     * @return the launch under way
     */
    Operation<Instance> launch(RunRequest request);

    /**
     * Finds out what a launch would do, and does nothing of it.
     *
     * @param request what would be launched
     * @return what would happen
     * @throws RunnerException when the launch would fail before anything is built
     */
    RunPlan plan(RunRequest request);
}
