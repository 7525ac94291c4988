package io.github.runner4j.assembly;

import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.instance.LogSubscription;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows one log on a worker thread. */
final class Following implements LogSubscription {

    private static final System.Logger LOGGER = System.getLogger(Following.class.getName());
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final long CLOSE_SECONDS = 5;

    private final Bound bound;
    private final Set<Following> open;
    private final CountDownLatch over = new CountDownLatch(1);

    private Following(Bound bound, Set<Following> open) {
        this.bound = bound;
        this.open = open;
    }

    /** Begins to follow; whoever ends all threads has to close what is in {@code open}. */
    static Following begin(LiveInstance instance, LogQuery query, Consumer<LogLine> lines, Parts parts) {
        Bound bound = Bound.of("Following the log of " + instance, FOR_EVER, "no limit", parts.timer());
        Following following = new Following(bound, parts.open());
        parts.open().add(following);
        try {
            parts.threads()
                    .workers()
                    .execute(() -> following.run(() -> bound.run(() -> {
                        parts.engine()
                                .logs(instance.containerId(), query, true, line -> following.pass(line, lines), bound);
                        return true;
                    })));
        } catch (RejectedExecutionException e) {
            following.end();
        }
        return following;
    }

    private void pass(LogLine line, Consumer<LogLine> lines) {
        if (!bound.stopped()) {
            lines.accept(line);
        }
    }

    @Override
    public void await() throws InterruptedException {
        over.await();
    }

    @Override
    public void close() {
        bound.stop(ErrorCode.OPERATION_CANCELLED);
        try {
            over.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable reading) {
        try {
            reading.run();
        } catch (OperationStoppedException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "A log is followed no more", e);
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, "A log could not be followed to its end", e);
        } finally {
            end();
        }
    }

    private void end() {
        bound.close();
        open.remove(this);
        over.countDown();
    }
}
