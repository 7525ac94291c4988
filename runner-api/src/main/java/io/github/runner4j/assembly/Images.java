package io.github.runner4j.assembly;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.BuiltImage;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.StageContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
        private final AtomicInteger holders = new AtomicInteger();
        private int visitors;
    }

    /** What one launch holds: nothing at first, then an image that nobody removes until this is closed. */
    final class Hold implements AutoCloseable {

        private @Nullable String reference;

        /** The image for a request. */
        BuiltImage obtain(BuildRequest request, StageContext context) {
            Turn turn = enter(request.reference());
            turn.holders.incrementAndGet();
            reference = request.reference();
            return locked(turn, context, () -> findOrBuild(request, context));
        }

        /** The launch needs the image no more: a container holds it, or it failed. */
        @Override
        public void close() {
            if (reference != null) {
                turns.computeIfPresent(reference, (name, turn) -> {
                    turn.holders.decrementAndGet();
                    return turn;
                });
                leave(reference);
                reference = null;
            }
        }
    }

    /** For one launch. */
    Hold hold() {
        return new Hold();
    }

    /** Removes an image unless a launch is about to use it. A launch that comes meanwhile waits, and builds it again. */
    boolean remove(String reference, StageContext context) {
        Turn turn = enter(reference);
        try {
            return turn.holders.get() == 0
                    && locked(turn, context, () -> turn.holders.get() == 0 && builder.remove(reference, context));
        } finally {
            leave(reference);
        }
    }

    private Turn enter(String reference) {
        return turns.compute(reference, (name, old) -> {
            Turn turn = old == null ? new Turn() : old;
            turn.visitors++;
            return turn;
        });
    }

    private void leave(String reference) {
        turns.computeIfPresent(reference, (name, turn) -> --turn.visitors == 0 ? null : turn);
    }

    private static <T> T locked(Turn turn, StageContext context, Supplier<T> work) {
        try {
            turn.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.check();
            throw new OperationStoppedException(
                    Failure.of(
                            ErrorCode.OPERATION_CANCELLED,
                            "Waiting for another build or removal of the image was cancelled, because its thread was"
                                    + " interrupted."),
                    e);
        }
        try {
            return work.get();
        } finally {
            turn.lock.unlock();
        }
    }

    private BuiltImage findOrBuild(BuildRequest request, StageContext context) {
        Optional<ImageDetails> there = builder.find(request.reference(), context);
        ImageDetails details = there.orElseGet(() -> builder.build(request, context));
        return new BuiltImage(request.reference(), request.key(), details, there.isPresent());
    }
}
