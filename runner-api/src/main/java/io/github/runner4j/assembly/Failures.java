package io.github.runner4j.assembly;

import io.github.runner4j.error.RunnerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Does several things that must all be tried; the first failure is thrown at the end, later ones are suppressed into it. */
final class Failures {

    private @Nullable RuntimeException first;

    /** Tries one thing. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            add(e);
        }
    }

    /** Throws what failed first, if anything did. */
    void throwFirst() {
        if (first != null) {
            throw first;
        }
    }

    /** Tries several things at once, and waits for all of them. An interrupt does not end the wait. */
    static void attemptAll(List<Runnable> work, Executor workers) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        work.forEach(each -> running.add(CompletableFuture.runAsync(each, workers)));
        Failures failures = new Failures();
        running.forEach(each -> failures.attempt(() -> join(each)));
        failures.throwFirst();
    }

    private static void join(CompletableFuture<Void> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RunnerException known ? known : e;
        }
    }

    private void add(RuntimeException e) {
        if (first == null) {
            first = e;
        } else if (first != e) {
            first.addSuppressed(e);
        }
    }
}
