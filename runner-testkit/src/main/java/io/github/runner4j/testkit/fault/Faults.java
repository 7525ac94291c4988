package io.github.runner4j.testkit.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What is to go wrong with a daemon, and what has. A rule is in force from when it is added until it is removed; of several that fit a moment, the one
 * that was added first happens. Safe for several threads.
 *
 * <pre>{@code
 * ActiveFault stall = fake.faults().add(Fault.stall().at(Moment.CONTAINER_START).container("web").once());
 * Future<?> launch = executor.submit(() -> runner.launch(…));
 * stall.awaitFired(1, Duration.ofSeconds(5));
 * // the launch hangs in the daemon now
 * stall.release();
 * }</pre>
 */
public final class Faults {

    private static final int MOST_FIRED = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
    private final Deque<FiredFault> fired = new ArrayDeque<>();
    private final Clock clock;

    private Faults(Clock clock) {
        this.clock = clock;
    }

    /**
     * A register without rules. A fake daemon has its own.
     *
     * @param clock tells when faults happened
     * @return the register
     */
    public static Faults create(Clock clock) {
        return new Faults(clock);
    }

    /**
     * Puts a rule in force.
     *
     * @param rule what, when, to whom and how often
     * @return tells what comes of it, and takes it back
     */
    public ActiveFault add(FaultRule rule) {
        ActiveFault added = new ActiveFault(this, rule);
        active.add(added);
        return added;
    }

    /**
     * Puts in force that a fault happens at a moment, each time and to everybody.
     *
     * @param moment when
     * @param fault what
     * @return tells what comes of it, and takes it back
     * @throws IllegalArgumentException when that cannot happen then
     */
    public ActiveFault at(Moment moment, Fault fault) {
        return add(fault.at(moment));
    }

    /**
     * The rules in force, those included that will not happen any more.
     *
     * @return in the order in which they were added; immutable
     */
    public List<ActiveFault> active() {
        return List.copyOf(active);
    }

    /**
     * What happened; the last 10,000 are kept.
     *
     * @return in the order in which they happened; immutable
     */
    public List<FiredFault> fired() {
        lock.lock();
        try {
            return List.copyOf(fired);
        } finally {
            lock.unlock();
        }
    }

    /** Takes all rules out of force, lets all go on that they hold up, and forgets what happened. */
    public void clear() {
        active.forEach(ActiveFault::remove);
        lock.lock();
        try {
            fired.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether no rule is in force.
     *
     * @return whether nothing can go wrong
     */
    public boolean isEmpty() {
        return active.isEmpty();
    }

    /**
     * Tells that a moment has come: for whoever carries the faults out. Each rule that fits counts it.
     *
     * @param moment which one
     * @param target whom it is about
     * @return what happens; it counts as having happened
     */
    public Optional<FiredFault> due(Moment moment, Target target) {
        Optional<FiredFault> chosen = Optional.empty();
        if (active.isEmpty()) {
            return chosen;
        }
        Instant now = clock.instant();
        for (ActiveFault each : active) {
            if (each.rule().moment().equals(moment)) {
                Optional<FiredFault> happens = each.moment(target, now, chosen.isEmpty());
                chosen = chosen.or(() -> happens);
            }
        }
        chosen.ifPresent(this::note);
        return chosen;
    }

    /**
     * After how many bytes of an answer the next rule of {@link Moment#afterBytes(long)} is to be asked for: for whoever carries the faults out.
     *
     * @param target whom the answer is for
     * @param sent how many bytes have been sent; -1 when the headers have not
     * @return a larger number; nothing when there is no such rule
     */
    public OptionalLong nextAfterBytes(Target target, long sent) {
        return active.stream()
                .map(ActiveFault::rule)
                .filter(rule -> rule.moment().isAfterBytes() && rule.moment().number() > sent)
                .filter(rule -> rule.matches(target))
                .mapToLong(rule -> rule.moment().number())
                .min();
    }

    /**
     * How far the daemon's clock is ahead by all rules of {@link Moment#CLOCK} together: for whoever carries the faults out.
     *
     * @return the time; behind when negative
     */
    public Duration clockSkew() {
        return active.stream()
                .flatMap(each -> each.rule().fault() instanceof Fault.ClockSkew skew
                        ? Stream.of(skew.by())
                        : Stream.<Duration>empty())
                .reduce(Duration.ZERO, Duration::plus);
    }

    void remove(ActiveFault fault) {
        active.remove(fault);
    }

    private void note(FiredFault happened) {
        lock.lock();
        try {
            fired.add(happened);
            if (fired.size() > MOST_FIRED) {
                fired.remove();
            }
        } finally {
            lock.unlock();
        }
    }
}
