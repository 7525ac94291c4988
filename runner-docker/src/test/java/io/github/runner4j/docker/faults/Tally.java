package io.github.runner4j.docker.faults;

import io.github.runner4j.error.RunnerException;
import io.github.runner4j.testkit.fault.FiredFault;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** What came of many schedules. Safe for several threads. */
final class Tally {

    private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> fallbacks = new ConcurrentSkipListMap<>();
    private final SortedSet<String> unexplained = new ConcurrentSkipListSet<>();
    private final SortedSet<String> faults = new ConcurrentSkipListSet<>();
    private final AtomicLong schedules = new AtomicLong();

    void ran(List<FiredFault> fired) {
        schedules.incrementAndGet();
        fired.forEach(each -> faults.add(each.rule().fault().getClass().getSimpleName() + " at "
                + each.rule().moment()));
    }

    void succeeded(String what) {
        count(outcomes, what + " SUCCESS");
    }

    void failed(String what, RunnerException failure, long seed) {
        count(outcomes, what + " " + failure.code());
        if (Fallbacks.is(failure)) {
            Fallbacks.kind(failure)
                    .ifPresentOrElse(
                            kind -> count(fallbacks, kind.toString()),
                            () -> unexplained.add(
                                    failure.code() + ": " + failure.getMessage() + " (seed " + seed + ")"));
        }
    }

    /** Failures without a better code, of a kind that has no reason in {@code fallback-reasons.tsv}. */
    SortedSet<String> unexplained() {
        return unexplained;
    }

    /** A table: how often what ended how, and how often there was no better code. */
    @Override
    public String toString() {
        return schedules + " schedules, " + faults.size() + " different faults at moments\n"
                + table(outcomes)
                + "Without a better code:\n"
                + table(fallbacks);
    }

    private static String table(Map<String, AtomicLong> counts) {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, times) -> text.append(String.format("%8d  %s%n", times.get(), what)));
        return text.toString();
    }

    private static void count(Map<String, AtomicLong> counts, String key) {
        counts.computeIfAbsent(key, any -> new AtomicLong()).incrementAndGet();
    }
}
