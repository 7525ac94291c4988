package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.change.Settings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a stage has got. For one thread. */
public final class StageState {

    private final BuildArguments arguments;
    private final Settings settings;
    private Optional<Image> image;
    private String maintainer = "";

    /** A stage begins with an image, or with nothing. */
    StageState(Optional<Image> base, BuildArguments arguments) {
        this(base, base.map(Image::config).orElseGet(ImageConfig::empty), arguments);
    }

    /** A stage goes on from settings, without an image. */
    public StageState(ObjectNode config, BuildArguments arguments) {
        this(Optional.empty(), config, arguments);
    }

    private StageState(Optional<Image> base, ObjectNode config, BuildArguments arguments) {
        this.image = base;
        this.arguments = arguments;
        this.settings = new Settings(config);
        settings.config().put("OpenStdin", false).put("StdinOnce", false);
    }

    /** The values of ARG in it. */
    public BuildArguments arguments() {
        return arguments;
    }

    /** What its image will tell its containers. */
    public Settings settings() {
        return settings;
    }

    /** The image of the last step; none before the first step on top of nothing. */
    Optional<Image> image() {
        return image;
    }

    /** A step was taken. */
    void image(Image next) {
        image = Optional.of(next);
        settings.config().put("Image", next.id());
    }

    /** The id of the image; empty without one. */
    String imageId() {
        return image.map(Image::id).orElse("");
    }

    /** The files of the image; may be changed. */
    FileTree files() {
        return image.map(Image::files).orElseGet(() -> FileTree.of(FileNode.directory(0755, Instant.EPOCH)));
    }

    /** Who made it; empty when nobody said so. */
    public String maintainer() {
        return maintainer;
    }

    /** Somebody made it. */
    public void maintainer(String name) {
        maintainer = name;
    }

    /** What variables stand for: the environment and, unless it has them, the arguments. */
    public List<String> variables() {
        List<String> variables = new ArrayList<>(settings.environment());
        variables.addAll(arguments.lines(settings.environment()));
        return variables;
    }
}
