package io.github.runner4j.testkit.fault;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A fault that happened once. Safe for several threads. */
public final class FiredFault {

    private final FaultRule rule;
    private final Target target;
    private final Instant at;
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    FiredFault(FaultRule rule, Target target, Instant at) {
        this.rule = rule;
        this.target = target;
        this.at = at;
    }

    /**
     * By which rule.
     *
     * @return the rule
     */
    public FaultRule rule() {
        return rule;
    }

    /**
     * What happened.
     *
     * @return the fault of the rule
     */
    public Fault fault() {
        return rule.fault();
    }

    /**
     * To whom.
     *
     * @return what was known at the moment
     */
    public Target target() {
        return target;
    }

    /**
     * When.
     *
     * @return by the daemon's clock
     */
    public Instant at() {
        return at;
    }

    /** Lets it go on, when it is one that holds something up: a stall, or a daemon that is gone. Nothing happens the second time. */
    public void release() {
        released.complete(null);
    }

    /**
     * When it is let go, for whoever carries it out.
     *
     * @return is complete from then on
     */
    public CompletionStage<Void> released() {
        return released.minimalCompletionStage();
    }

    boolean isReleased() {
        return released.isDone();
    }

    /** As in {@code Stall[] at CONTAINER_START container web}. */
    @Override
    public String toString() {
        return rule.toString();
    }
}
