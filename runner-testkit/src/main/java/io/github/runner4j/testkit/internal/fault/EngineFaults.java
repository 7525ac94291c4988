package io.github.runner4j.testkit.internal.fault;

import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Faults;
import io.github.runner4j.testkit.fault.FiredFault;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.internal.engine.ForcedEnd;
import io.github.runner4j.testkit.internal.engine.Gate;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Exchange;
import io.github.runner4j.testkit.internal.http.Handler;
import io.github.runner4j.testkit.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Carries out the faults of an engine whose parts tell when they come to a moment. */
public final class EngineFaults implements Gate {

    /** Which call a thread is at. */
    private final Map<Thread, Exchange> current = new ConcurrentHashMap<>();

    private final Faults faults;
    private final Time time;
    private final Daemon daemon;

    public EngineFaults(Faults faults, Time time, Daemon daemon) {
        this.faults = faults;
        this.time = time;
        this.daemon = daemon;
    }

    /** Answers as another handler does, and knows of its thread which call it is at. */
    public Handler over(Handler handler) {
        return exchange -> {
            current.put(Thread.currentThread(), exchange);
            try {
                handler.handle(exchange);
            } finally {
                current.remove(Thread.currentThread());
            }
        };
    }

    @Override
    public boolean idle() {
        return faults.isEmpty();
    }

    @Override
    public Optional<ForcedEnd> pass(Moment moment, Target target) {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        Exchange exchange = current.get(Thread.currentThread());
        Target whole = exchange == null
                ? target
                : target.withCall(
                        exchange.request().method(), exchange.request().path());
        return faults.due(moment, whole).flatMap(fired -> carryOut(fired, Optional.ofNullable(exchange)));
    }

    private Optional<ForcedEnd> carryOut(FiredFault fired, Optional<Exchange> exchange) {
        Fault fault = fired.fault();
        if (fault instanceof Fault.End end) {
            return Optional.of(new ForcedEnd(end.after(), end.code(), end.oomKilled()));
        }
        if (fault instanceof Fault.Stall) {
            stall(fired, exchange);
        } else if (fault instanceof Fault.Delay delay) {
            sleep(delay.time());
        } else {
            Refusal refusal = refusal(fired, exchange);
            if (!fired.rule().moment().isRunning()) {
                throw refusal;
            }
        }
        return Optional.empty();
    }

    private Refusal refusal(FiredFault fired, Optional<Exchange> exchange) {
        Fault fault = fired.fault();
        if (fault instanceof Fault.Status status) {
            return Refusal.of(status.status(), status.message());
        }
        if (fault instanceof Fault.DiskFull) {
            return Refusal.broken(DiskFull.at(fired.rule().moment()));
        }
        if (fault instanceof Fault.DaemonRestart) {
            daemon.restart();
        } else if (fault instanceof Fault.DaemonGone) {
            Leave.now(daemon, fired);
        }
        exchange.ifPresent(Exchange::cut);
        return Refusal.broken(fault + " at " + fired.rule().moment());
    }

    private static void stall(FiredFault fired, Optional<Exchange> exchange) {
        CountDownLatch over = new CountDownLatch(1);
        fired.released().thenRun(over::countDown);
        exchange.ifPresent(call -> call.onGone(() -> {
            fired.release();
            over.countDown();
        }));
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.broken("interrupted in a stall");
        }
    }

    private void sleep(Duration delay) {
        try {
            time.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.broken("interrupted in a delay");
        }
    }
}
