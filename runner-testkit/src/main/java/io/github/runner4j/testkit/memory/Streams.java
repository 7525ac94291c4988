package io.github.runner4j.testkit.memory;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.spi.StageContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands on logs and events, one call at a time, on the thread of whoever listens, and never under the engine's lock. */
final class Streams {

    private final Monitor monitor;
    private final Containers containers;

    Streams(Monitor monitor, Containers containers) {
        this.monitor = monitor;
        this.containers = containers;
    }

    void logs(
            InMemoryContainer container,
            LogQuery query,
            boolean follow,
            Consumer<LogLine> lines,
            StageContext context) {
        int next = monitor.read(() -> container.first(query));
        int end = follow ? Integer.MAX_VALUE : monitor.read(container::lineCount);
        while (next < end) {
            int number = next;
            Optional<LogLine> line = monitor.await(() -> line(container, number), context);
            if (line.isEmpty()) {
                return;
            }
            LogLine told = line.get();
            lines.accept(query.timestamps() ? told : new LogLine(told.stream(), Optional.empty(), told.text()));
            next++;
        }
    }

    /** The line of a number; an empty one when there will be none; nothing yet when there may be one later. */
    private static Optional<Optional<LogLine>> line(InMemoryContainer container, int number) {
        if (number < container.lineCount()) {
            return Optional.of(Optional.of(container.line(number)));
        }
        return container.runs() ? Optional.empty() : Optional.of(Optional.empty());
    }

    void events(Map<String, String> labels, Consumer<ContainerEvent> events, StageContext context) {
        int next = monitor.read(containers::events);
        while (true) {
            int number = next;
            ContainerEvent event = monitor.await(() -> containers.event(number), context);
            if (event.attributes().entrySet().containsAll(labels.entrySet())) {
                events.accept(event);
            }
            next++;
        }
    }
}
