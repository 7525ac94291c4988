package io.github.runner4j.plan;

import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildKey;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the image, and why.
 *
 * @param reference the name of the image
 * @param dockerfile path of the Dockerfile in the source
 * @param context path of the build context in the source; empty for the root
 * @param key what the image is made from
 * @param reused whether the engine has an image of this key, so that nothing is built
 * @param nearest the image of this component that differs least, when there is another one and nothing is reused
 * @param changed the ingredients of the key that differ from the nearest image's, sorted; empty also when that image does not
 *     tell its ingredients
 * @param bases the images that a build begins with or copies from, in the order of the Dockerfile
 * @param inputs the files that a build sends, if the image builder can tell
 */
public record BuildPlan(
        String reference,
        String dockerfile,
        String context,
        BuildKey key,
        boolean reused,
        Optional<String> nearest,
        List<String> changed,
        List<BasePlan> bases,
        Optional<BuildInputs> inputs) {

    /** Keeps its own copies. */
    public BuildPlan {
        changed = List.copyOf(changed);
        bases = List.copyOf(bases);
    }

    /**
     * Why the image is built or not, in one sentence.
     *
     * @return the sentence without its full stop
     */
    public String reason() {
        if (reused) {
            return "the engine has an image made from the same";
        }
        if (nearest.isEmpty()) {
            return inputs.isEmpty()
                    ? "the engine has no image of this key"
                    : "the engine has no image of this component";
        }
        return changed.isEmpty()
                ? "the engine has " + nearest.get() + ", which does not tell what it was made from"
                : "changed since " + nearest.get() + ": " + String.join(", ", changed);
    }
}
