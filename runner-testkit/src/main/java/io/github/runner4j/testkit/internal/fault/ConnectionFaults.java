package io.github.runner4j.testkit.internal.fault;

import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Faults;
import io.github.runner4j.testkit.fault.FiredFault;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Effect;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.http.WireFaults;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.time.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Tells a server what goes wrong on its connections. */
public final class ConnectionFaults implements WireFaults {

    private static final Map<Stage, Moment> MOMENTS = Map.of(
            Stage.REQUEST, Moment.ON_REQUEST,
            Stage.BODY_READ, Moment.BEFORE_BODY_READ,
            Stage.HEADERS, Moment.BEFORE_HEADERS,
            Stage.END, Moment.BEFORE_END,
            Stage.ANSWERED, Moment.AFTER_ANSWER);

    private final Faults faults;
    private final Time time;
    private final Daemon daemon;
    private final Map<String, String> headers;

    /** The headers stand in each answer of the engine. */
    public ConnectionFaults(Faults faults, Time time, Daemon daemon, Map<String, String> headers) {
        this.faults = faults;
        this.time = time;
        this.daemon = daemon;
        this.headers = Map.copyOf(headers);
    }

    @Override
    public boolean idle() {
        return faults.isEmpty();
    }

    @Override
    public Optional<Effect> connected() {
        return faults.due(Moment.ON_CONNECT, Target.UNKNOWN).map(this::effect);
    }

    @Override
    public Optional<Effect> at(Stage stage, Request request) {
        if (idle()) {
            return Optional.empty();
        }
        Moment moment = MOMENTS.getOrDefault(stage, Moment.ON_REQUEST);
        return faults.due(moment, target(request)).map(this::effect);
    }

    @Override
    public OptionalLong mark(Request request, long sent) {
        return idle() ? OptionalLong.empty() : faults.nextAfterBytes(target(request), sent);
    }

    @Override
    public Optional<Effect> atMark(Request request, long mark) {
        return faults.due(Moment.afterBytes(mark), target(request)).map(this::effect);
    }

    private static Target target(Request request) {
        return Target.ofCall(request.method(), request.path());
    }

    private Effect effect(FiredFault fired) {
        Fault fault = fired.fault();
        if (fault instanceof Fault.Stall) {
            return new Effect.Hold(fired.released());
        }
        if (fault instanceof Fault.Delay delay) {
            return new Effect.Hold(passing(delay.time()));
        }
        if (fault instanceof Fault.Slow slow) {
            return new Effect.Slow(slow.bytes(), () -> passing(slow.pause()));
        }
        if (fault instanceof Fault.MalformedJson) {
            return new Effect.Garble();
        }
        if (fault instanceof Fault.HalfFrame) {
            return new Effect.Half();
        }
        if (fault instanceof Fault.DaemonRestart) {
            return new Effect.Task(daemon::restart);
        }
        if (fault instanceof Fault.DaemonGone) {
            return new Effect.Task(() -> Leave.now(daemon, fired));
        }
        return answer(fault, fired.rule().moment())
                .<Effect>map(Effect.Replace::new)
                .orElse(new Effect.Cut());
    }

    private Optional<Answer> answer(Fault fault, Moment moment) {
        if (fault instanceof Fault.OtherAnswer other) {
            return Optional.of(new Answer(Head.of(other.status(), other.contentType()), other.body()));
        }
        if (fault instanceof Fault.Status status) {
            return Optional.of(refusal(status.status(), status.message()));
        }
        return fault instanceof Fault.DiskFull ? Optional.of(refusal(500, DiskFull.at(moment))) : Optional.empty();
    }

    private Answer refusal(int status, String message) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        return new Answer(
                new Head(status, all), Content.of(Json.line(Json.object().put("message", message))));
    }

    private CompletableFuture<Void> passing(Duration some) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        time.after(some, () -> passed.complete(null));
        return passed;
    }
}
