package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.build.BuildOptions;
import io.github.runner4j.testkit.internal.build.BuildTools;
import io.github.runner4j.testkit.internal.build.StepGate;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.time.Clock;
import java.util.Set;

/**
 * What one build works with.
 *
 * @param tools of the engine
 * @param options what is asked for
 * @param messages what is told
 * @param trace tells how it gets on, in these messages
 * @param running runs its commands
 */
record Workshop(BuildTools tools, BuildOptions options, Messages messages, Trace trace, Running running) {

    static Workshop of(BuildTools tools, BuildOptions options, Messages messages) {
        return new Workshop(
                tools,
                options,
                messages,
                new Trace(messages, tools.surroundings().time().clock()),
                new Running(tools.containers(), options.containers().hostConfig()));
    }

    boolean old() {
        return tools.old();
    }

    StepGate gate(Set<Reference> names) {
        return new StepGate(tools.surroundings().gate(), names);
    }

    Clock clock() {
        return tools.surroundings().time().clock();
    }
}
