package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.error.UnexpectedException;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.secret.Redactor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** Dry runs: each on a worker, so that an interrupt of its caller breaks off calls that no interrupt reaches. */
final class Rehearsal implements AutoCloseable {

    private final Parts parts;
    private final Forecast forecast;
    private final Map<Bound, CompletableFuture<RunPlan>> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Rehearsal(Parts parts, Forecast forecast) {
        this.parts = parts;
        this.forecast = forecast;
    }

    RunPlan plan(RunRequest request) {
        CompletableFuture<RunPlan> outcome = new CompletableFuture<>();
        String what = "Planning the launch of " + request.component();
        try (Bound bound = Bound.of(what, request.deadline().orElse(Launch.NO_DEADLINE), "deadline", parts.timer())) {
            underWay.put(bound, outcome);
            try {
                if (closed) {
                    bound.stop(ErrorCode.OPERATION_CANCELLED);
                }
                begin(request, bound, outcome);
                return await(bound, outcome);
            } finally {
                underWay.remove(bound);
            }
        }
    }

    private void begin(RunRequest request, Bound bound, CompletableFuture<RunPlan> outcome) {
        try {
            parts.threads().workers().execute(() -> run(request, bound, outcome));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            outcome.completeExceptionally(presentable(request, Redactor.patterns(), e));
        }
    }

    private void run(RunRequest request, Bound bound, CompletableFuture<RunPlan> outcome) {
        AtomicReference<Redactor> redactor = new AtomicReference<>(Redactor.patterns());
        try {
            redactor.set(Redaction.of(request));
            outcome.complete(bound.run(() -> forecast.of(request, bound, redactor)));
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(presentable(request, redactor.get(), e));
        }
    }

    /** An interrupt cancels; what comes then, a plan that was nearly ready too, is waited for. */
    private static RunPlan await(Bound bound, CompletableFuture<RunPlan> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            bound.stop(ErrorCode.OPERATION_CANCELLED);
            try {
                return outcome.join();
            } catch (CompletionException failed) {
                throw failure(failed);
            } finally {
                Thread.currentThread().interrupt();
            }
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static RunnerException failure(Exception wrapper) {
        if (wrapper.getCause() instanceof RunnerException failure) {
            return failure;
        }
        throw new IllegalStateException("a plan fails with a RunnerException only", wrapper);
    }

    private static RunnerException presentable(RunRequest request, Redactor redactor, Throwable thrown) {
        RunnerException failure = thrown instanceof RunnerException known
                ? known
                : new UnexpectedException(
                        Failure.of(
                                ErrorCode.UNKNOWN_ERROR,
                                "Planning the launch of " + request.component() + " failed unexpectedly: " + thrown
                                        + ". " + ErrorCode.UNKNOWN_ERROR.guidance()),
                        thrown);
        return failure.redacted(redactor);
    }

    /** Cancels the dry runs under way, and waits until the last one is over. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach((bound, outcome) -> {
            bound.stop(ErrorCode.OPERATION_CANCELLED);
            outcome.handle((plan, failure) -> true).join();
        });
    }
}
