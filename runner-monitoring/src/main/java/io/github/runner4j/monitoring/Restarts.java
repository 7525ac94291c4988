package io.github.runner4j.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often an instance was restarted lately, told from how often it was in all. For one thread at a time. */
final class Restarts {

    private record Step(Instant at, int restarts) {}

    private final Duration window;
    private final Deque<Step> steps = new ArrayDeque<>();
    private int known = -1;

    Restarts(Duration window) {
        this.window = window;
    }

    /** Takes note of the count of all restarts, and gives those within the window. The first count tells of none. */
    int after(Instant at, int count) {
        if (known >= 0 && count > known) {
            steps.addLast(new Step(at, count - known));
        }
        known = count;
        steps.removeIf(step -> step.at().isBefore(at.minus(window)));
        return steps.stream().mapToInt(Step::restarts).sum();
    }
}
