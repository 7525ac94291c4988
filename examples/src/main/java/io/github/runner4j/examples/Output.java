package io.github.runner4j.examples;

import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.RunPlan;
import java.util.Optional;

/** How the quickstart tells what happens: to a person or to a program. Called by several threads. */
interface Output extends AutoCloseable {

    /** Something to know beforehand. */
    void remark(String text);

    /** Something happened. */
    void event(RunEvent event);

    /** The component is ready. */
    void ready(Instance instance, Optional<String> endpoint);

    /** This would hold, and these said so. */
    void explained(Explanation explanation);

    /** This would happen. */
    void planned(RunPlan plan);

    /** It is left running, and can be stopped by this command. */
    void kept(String stopCommand);

    /** Its program wrote a line. */
    void log(LogLine line);

    /** Its program ended by itself. */
    void ended(int exitCode);

    /** It is stopped and removed. */
    void stopped();

    /** It failed. The hint, if there is one, says what to do about it here. */
    void failed(RunnerException failure, Optional<String> hint);

    @Override
    void close();
}
