package io.github.runner4j.assembly;

import io.github.runner4j.Operation;
import io.github.runner4j.RunRequest;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Moment;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.error.UnexpectedException;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.secret.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** One launch under way: its bound, its stages with their events, and its outcome. */
final class Launch implements Operation<Instance> {

    /** Longer than anybody waits, short enough to be counted in nanoseconds. */
    static final Duration NO_DEADLINE = Duration.ofDays(365);

    private final InstanceId id = InstanceId.random();
    private final RunRequest request;
    private final Parts parts;
    private final Announcer announcer;
    private final Voice voice;
    private final Bound bound;
    private final Instant begun;
    private final List<Moment> timeline = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Instance> outcome = new CompletableFuture<>();
    private volatile Redactor redactor;
    private volatile Stage stage = Stage.FETCH;
    private volatile String progress = "waiting to begin";

    Launch(RunRequest request, Parts parts, Announcer announcer) {
        this.request = request;
        this.parts = parts;
        this.announcer = announcer;
        this.voice = announcer.voice(id, request.component(), request.listeners());
        this.redactor = Redaction.of(request);
        this.begun = parts.clock().instant();
        this.bound = Bound.of(
                "The launch of " + request.component(),
                request.deadline().orElse(NO_DEADLINE),
                "deadline",
                parts.timer());
    }

    /** Runs the stages, and completes with what they result in. */
    void run(Function<Launch, Instance> stages) {
        voice.changed(InstanceState.STARTING);
        try {
            Instance instance = stages.apply(this);
            // An instance that ran before was given back: this one never came to life.
            voice.changed(instance.id().equals(id) ? InstanceState.RUNNING : InstanceState.STOPPED);
            bound.close();
            outcome.complete(instance);
            forgetListenersUnless(instance.id().equals(id));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Ends the launch without an instance. */
    void fail(Throwable thrown) {
        bound.close();
        RunnerException failure = presentable(thrown);
        voice.failed(stage, failure);
        voice.changed(InstanceState.ERROR);
        outcome.completeExceptionally(failure);
        forgetListenersUnless(false);
    }

    private void forgetListenersUnless(boolean alive) {
        if (!alive) {
            announcer.forget(id);
        }
    }

    /** One stage: its events, its limit, its place in the timeline. */
    <T> T stage(Stage now, Bound part, Function<Bound, T> work, Function<T, String> result) {
        stage = now;
        progress = now.word();
        Instant start = parts.clock().instant();
        timeline.add(new Moment(start, now.word() + " begins"));
        voice.started(now);
        try (part) {
            T out = part.run(() -> work.apply(part));
            part.check();
            Duration took = Duration.between(start, parts.clock().instant());
            voice.finished(now, took, redactor.redact(result.apply(out)));
            return out;
        }
    }

    /** A part of this launch with its own limit. */
    Bound part(Stage of, String what, Duration limit, String limitName) {
        return bound.part(what, limit, limitName, sink(of), parts.timer());
    }

    /** A stage inside a part. */
    Bound part(Stage of, String what, Bound within) {
        return within.part(what, sink(of), parts.timer());
    }

    /** From here on the secrets of the repository's file are known too. */
    void learn(ComponentConfig config) {
        redactor = Redaction.and(redactor, config);
    }

    Redactor redactor() {
        return redactor;
    }

    RunRequest request() {
        return request;
    }

    Instant begun() {
        return begun;
    }

    Voice voice() {
        return voice;
    }

    @Override
    public InstanceId instanceId() {
        return id;
    }

    @Override
    public String progress() {
        return progress;
    }

    @Override
    public boolean done() {
        return outcome.isDone();
    }

    /** Whether it ended without an instance. */
    boolean failed() {
        return outcome.isCompletedExceptionally();
    }

    @Override
    public Instance await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    @Override
    public Optional<Instance> await(Duration time) throws InterruptedException {
        try {
            return Optional.of(outcome.get(Words.nanos(time), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** Asks it to end, and does not wait. */
    void stop() {
        bound.stop(ErrorCode.OPERATION_CANCELLED);
    }

    @Override
    public boolean cancel() {
        stop();
        boolean flagged = false;
        while (true) {
            try {
                outcome.handle((instance, failure) -> instance).get();
                break;
            } catch (InterruptedException e) {
                flagged = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("handled above", e);
            }
        }
        if (flagged) {
            Thread.currentThread().interrupt();
        }
        return cancelled();
    }

    private boolean cancelled() {
        return outcome.handle((instance, failure) ->
                        failure instanceof RunnerException known && known.code().equals(ErrorCode.OPERATION_CANCELLED))
                .join();
    }

    private StageSink sink(Stage of) {
        return new StageSink() {
            @Override
            public void progress(String what, long done, long total) {
                progress = of.word() + ": " + redactor.redact(what) + (total > 0 ? " " + done + "/" + total : "");
                voice.progressed(of, redactor.redact(what), done, total);
            }

            @Override
            public void output(String line) {
                voice.printed(of, redactor.redact(line));
            }
        };
    }

    /** Whatever happens here: a launch without an end would be waited for for ever. */
    private RunnerException presentable(Throwable thrown) {
        try {
            return redacted(thrown);
        } catch (RuntimeException | Error e) {
            return new UnexpectedException(
                    Failure.of(
                            ErrorCode.UNKNOWN_ERROR,
                            "The launch of " + request.component() + " failed at the stage " + stage.word() + " with a "
                                    + thrown.getClass().getName() + " that cannot be described, because of a "
                                    + e.getClass().getName() + ". " + ErrorCode.UNKNOWN_ERROR.guidance()),
                    null);
        }
    }

    private RunnerException redacted(Throwable thrown) {
        RunnerException failure = thrown instanceof RunnerException known
                ? known
                : new UnexpectedException(
                        Failure.of(
                                ErrorCode.UNKNOWN_ERROR,
                                "The launch of " + request.component() + " failed unexpectedly at the stage "
                                        + stage.word() + ": " + thrown + ". " + ErrorCode.UNKNOWN_ERROR.guidance()),
                        thrown);
        timeline.add(new Moment(parts.clock().instant(), stage.word() + " fails: " + failure.code()));
        List<String> lines = timeline.stream()
                .map(moment -> moment.at() + " " + moment.what())
                .toList();
        Failure facts = failure.failure().with(new Evidence("timeline", "What happened when", lines));
        return failure.withFailure(facts, failure.getCause()).redacted(redactor);
    }

    private static RunnerException failure(ExecutionException e) {
        if (e.getCause() instanceof RunnerException failure) {
            return failure;
        }
        throw new IllegalStateException("a launch fails with a RunnerException only", e);
    }
}
