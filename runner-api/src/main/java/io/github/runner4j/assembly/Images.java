package io.github.runner4j.assembly;

import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.BuiltImage;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.StageContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Finds or builds images. Launches of the same content wait for one build; an image in use by a launch is not removed. */
final class Images {

    private final ImageBuilder builder;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    Images(ImageBuilder builder) {
        this.builder = builder;
    }

    private static final class Turn {

        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    /** The image for a request; {@link #release} has to follow. */
    BuiltImage obtain(BuildRequest request, StageContext context) {
        Turn turn = turns.compute(request.reference(), (name, old) -> join(old));
        try {
            return locked(turn, request, context);
        } catch (RuntimeException e) {
            release(request.reference());
            throw e;
        }
    }

    /** The launch needs the image no more: a container holds it, or it failed. */
    void release(String reference) {
        turns.computeIfPresent(reference, (name, turn) -> --turn.users == 0 ? null : turn);
    }

    /** Removes an image unless another launch is about to use it. */
    boolean remove(String reference, StageContext context) {
        return !turns.containsKey(reference) && builder.remove(reference, context);
    }

    private BuiltImage locked(Turn turn, BuildRequest request, StageContext context) {
        try {
            turn.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.check();
            throw new IllegalStateException("interrupted without being stopped", e);
        }
        try {
            return findOrBuild(request, context);
        } finally {
            turn.lock.unlock();
        }
    }

    private BuiltImage findOrBuild(BuildRequest request, StageContext context) {
        Optional<ImageDetails> there = builder.find(request.reference(), context);
        ImageDetails details = there.orElseGet(() -> builder.build(request, context));
        return new BuiltImage(request.reference(), request.key(), details, there.isPresent());
    }

    private static Turn join(@Nullable Turn old) {
        Turn turn = old == null ? new Turn() : old;
        turn.users++;
        return turn;
    }
}
