package io.github.runner4j.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The times that were taken of one thing, by contender. */
final class Figures {

    private static final double NANOS_PER_MILLI = 1e6;

    private final String what;
    private final String reference;
    private final Map<String, List<Duration>> times = new LinkedHashMap<>();

    /**
     * No times yet.
     *
     * @param what what is measured
     * @param reference the contender that the others are compared with
     */
    Figures(String what, String reference) {
        this.what = what;
        this.reference = reference;
    }

    void add(String contender, Duration time) {
        times.computeIfAbsent(contender, name -> new ArrayList<>()).add(time);
    }

    /** Forgets what was taken: it was for warming up. */
    void forget() {
        times.clear();
    }

    /** A table in Markdown, times in milliseconds. */
    String table() {
        StringBuilder table = new StringBuilder()
                .append("| ")
                .append(what)
                .append(" | rounds | min ms | median ms | max ms | × ")
                .append(reference)
                .append(" |\n")
                .append("|--|--:|--:|--:|--:|--:|\n");
        double base = times.containsKey(reference) ? median(times.get(reference)) : 0;
        times.forEach((contender, taken) -> table.append(row(contender, sorted(taken), base)));
        return table.toString();
    }

    /** In milliseconds. */
    double median(String contender) {
        return median(times.getOrDefault(contender, List.of(Duration.ZERO)));
    }

    private static String row(String contender, List<Duration> sorted, double base) {
        double median = median(sorted);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %s |%n",
                contender,
                sorted.size(),
                millis(sorted.get(0)),
                median,
                millis(sorted.get(sorted.size() - 1)),
                base > 0 ? String.format(Locale.ROOT, "%.3f", median / base) : "");
    }

    private static double median(List<Duration> times) {
        List<Duration> sorted = sorted(times);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? millis(sorted.get(middle))
                : (millis(sorted.get(middle - 1)) + millis(sorted.get(middle))) / 2;
    }

    private static List<Duration> sorted(List<Duration> times) {
        return times.stream().sorted().toList();
    }

    private static double millis(Duration time) {
        return time.toNanos() / NANOS_PER_MILLI;
    }
}
