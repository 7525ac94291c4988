package io.github.runner4j.plan;

import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.PolicyDecision;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.source.Revision;
import io.github.runner4j.text.Json;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a launch would do, found out without doing it. What others do on the engine meanwhile may change it.
 *
 * @param component the component's name
 * @param source where its code is
 * @param revision the exact revision of it
 * @param level what holds, all levels put together, each value with where it came from
 * @param decisions what the host's policy made of the repository's wishes
 * @param build what becomes of the image
 * @param ports what becomes of the ports; absent when they are those of EXPOSE and the image is not there yet
 * @param whenRunning what to do with running instances of the component
 * @param running the containers of those instances, by name
 * @param engine the engine
 * @param redactor takes the launch's secrets out of {@link #text()} and {@link #json()}
 */
public record RunPlan(
        String component,
        String source,
        Revision revision,
        Level level,
        List<PolicyDecision> decisions,
        BuildPlan build,
        Optional<List<PortPlan>> ports,
        WhenRunning whenRunning,
        List<String> running,
        EngineChoice engine,
        Redactor redactor) {

    /** Keeps its own copies. */
    public RunPlan {
        decisions = List.copyOf(decisions);
        ports = ports.map(List::copyOf);
        running = List.copyOf(running);
    }

    /**
     * Whether the launch would be refused because of a port: only that one will do, and somebody holds it.
     *
     * @return true when it would
     */
    public boolean refused() {
        return ports.stream().flatMap(List::stream).anyMatch(PortPlan::refused);
    }

    /**
     * The plan for people, in several lines, without secrets.
     *
     * @return the text, each line with its end
     */
    public String text() {
        return PlanText.of(this);
    }

    /**
     * The plan for programs, as one JSON object in one line, without secrets.
     *
     * @return the JSON text
     */
    public String json() {
        return Json.write(PlanJson.of(this));
    }

    /** {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
