package io.github.runner4j.testkit.internal.buildkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.buildkit.StagePlan.Line;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes an image of a stage: the same as before when all of its layers are the same as before. */
final class ImageWriter {

    private static final String COMMENT = "buildkit.dockerfile.v0";
    /** When an image without layers was made. */
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private final Solver solver;

    ImageWriter(Solver solver) {
        this.solver = solver;
    }

    Image write(StagePlan plan) throws InterruptedException {
        ImageDraft draft = plan.base().map(ImageDraft::from).orElseGet(ImageDraft::scratch);
        List<Instant> times = times(plan);
        for (int i = 0; i < times.size(); i++) {
            Line line = plan.lines().get(i);
            ObjectNode step = Json.object()
                    .put("created", times.get(i).toString())
                    .put("created_by", line.text())
                    .put("comment", COMMENT);
            if (line.layer().isPresent()) {
                draft.files(solver.solve(line.layer().get()).files()).step(step);
            } else {
                draft.step(step.put("empty_layer", true));
            }
        }
        return draft.config(plan.state().settings().copy())
                .text("author", plan.state().maintainer())
                .at(times.isEmpty() ? before(plan) : times.get(times.size() - 1));
    }

    /** Each layer has its own; what is no layer has that of the one before it, or of the first. */
    private List<Instant> times(StagePlan plan) throws InterruptedException {
        List<Instant> times = new ArrayList<>();
        Instant last = first(plan);
        for (Line line : plan.lines()) {
            last = line.layer().isPresent() ? solver.solve(line.layer().get()).created() : last;
            times.add(last);
        }
        return times;
    }

    private Instant first(StagePlan plan) throws InterruptedException {
        for (Line line : plan.lines()) {
            if (line.layer().isPresent()) {
                return solver.solve(line.layer().get()).created();
            }
        }
        return before(plan);
    }

    private static Instant before(StagePlan plan) {
        return plan.base().map(Image::created).orElse(NEVER);
    }
}
