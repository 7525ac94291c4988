package io.github.runner4j.testkit.internal.transfer;

import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Saves images as one tar, in the layout of the engine's time. */
public final class Saving {

    private Saving() {}

    /** Writes the tar. */
    public static void write(OutputStream out, Map<Image, List<Reference>> images, Surroundings surroundings)
            throws IOException {
        try (Tar tar = new Tar(out)) {
            if (surroundings.dialect() == Dialect.DOCKER_20_10) {
                SavedLayout.write(tar, images);
            } else {
                OpenLayout.write(tar, images, surroundings.time().clock().instant());
            }
        }
    }
}
