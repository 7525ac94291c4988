package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.build.BuildArguments;
import io.github.runner4j.testkit.internal.build.StageState;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a stage is going to be. For one thread. */
final class StagePlan {

    /**
     * A line of the history.
     *
     * @param text what is done
     * @param layer what makes a layer; nothing when only settings change
     */
    record Line(String text, Optional<Node> layer) {}

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Optional<Image> base;
    private final StageState state;
    private final List<Line> lines = new ArrayList<>();
    private Optional<Node> node = Optional.empty();

    private StagePlan(Optional<Image> base, StageState state) {
        this.base = base;
        this.state = state;
        boolean path = state.settings().environment().stream().anyMatch(each -> each.startsWith("PATH="));
        if (!path) {
            state.settings().environment("PATH", DEFAULT_PATH);
        }
        state.settings().config().put("Image", "").put("Hostname", "");
    }

    /** A stage that begins with nothing. */
    static StagePlan scratch(BuildArguments arguments) {
        return new StagePlan(
                Optional.empty(), new StageState(ImageConfig.empty().put("WorkingDir", "/"), arguments));
    }

    /** A stage that begins with an image. */
    static StagePlan on(Image image, BuildArguments arguments) {
        return new StagePlan(Optional.of(image), new StageState(image.config(), arguments));
    }

    /** A stage that begins with another. */
    static StagePlan on(StagePlan other, BuildArguments arguments) {
        StagePlan plan =
                new StagePlan(other.base, new StageState(other.state.settings().copy(), arguments));
        plan.state.maintainer(other.state.maintainer());
        plan.lines.addAll(other.lines);
        plan.node = other.node;
        return plan;
    }

    /** The image below all layers. */
    Optional<Image> base() {
        return base;
    }

    /** How far its settings have got. */
    StageState state() {
        return state;
    }

    /** Its history above the image. */
    List<Line> lines() {
        return lines;
    }

    /** What gives its files; nothing as long as there are none. */
    Optional<Node> node() {
        return node;
    }

    /** It begins with this. */
    void begin(Node first) {
        node = Optional.of(first);
    }

    /** Only settings changed. */
    void note(String text) {
        lines.add(new Line(text, Optional.empty()));
    }

    /** There is one more layer. */
    void layer(String text, Node next) {
        node = Optional.of(next);
        lines.add(new Line(text, node));
    }
}
