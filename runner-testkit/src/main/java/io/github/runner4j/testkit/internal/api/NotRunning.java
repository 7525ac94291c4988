package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.wire.Dialect;

/** What is said of a container that would have to run. */
final class NotRunning {

    private NotRunning() {}

    static Refusal of(Container container, Dialect dialect) {
        String word = dialect == Dialect.DOCKER_20_10 ? "Container " : "container ";
        return Refusal.conflict(word + container.id() + " is not running");
    }
}
