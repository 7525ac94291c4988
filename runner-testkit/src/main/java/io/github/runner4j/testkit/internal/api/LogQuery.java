package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoTime;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.stdio.Frames;
import io.github.runner4j.testkit.internal.stdio.LogEntry;
import io.github.runner4j.testkit.internal.stdio.StdStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a client wants of a log.
 *
 * @param stdout whether it wants what went to standard output
 * @param stderr whether it wants what went to standard error
 * @param since from when on
 * @param until up to when
 * @param tail how many of the last entries; negative for all
 * @param timestamps whether each entry begins with its time
 * @param details whether each entry has what else is known of it; nothing ever is
 */
record LogQuery(
        boolean stdout, boolean stderr, Instant since, Instant until, int tail, boolean timestamps, boolean details) {

    private static final int ALL = -1;
    private static final DateTimeFormatter NANOS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    static LogQuery of(Request request) {
        return new LogQuery(
                request.flag("stdout"),
                request.flag("stderr"),
                time(request, "since", Instant.MIN),
                time(request, "until", Instant.MAX),
                tail(request.parameter("tail").orElse("")),
                request.flag("timestamps"),
                request.flag("details"));
    }

    private static Instant time(Request request, String key, Instant otherwise) {
        String text = request.parameter(key).orElse("");
        if (text.isEmpty() || text.equals("0")) {
            return otherwise;
        }
        String seconds = text.split("\\.", 2)[0];
        if (!seconds.matches("[-+]?\\d{1,18}")) {
            throw Refusal.broken("strconv.ParseInt: parsing \"" + seconds + "\": invalid syntax");
        }
        return GoTime.parse(text, Instant.EPOCH).orElse(otherwise);
    }

    private static int tail(String text) {
        return text.matches("[-+]?\\d{1,9}") ? Integer.parseInt(text) : ALL;
    }

    /** Those of the kept ones that it wants. */
    List<LogEntry> select(List<LogEntry> kept) {
        List<LogEntry> timely = kept.stream().filter(this::timely).toList();
        int from = tail < 0 ? 0 : Math.max(0, timely.size() - tail);
        return timely.subList(from, timely.size()).stream()
                .filter(each -> wants(each.stream()))
                .toList();
    }

    boolean accepts(LogEntry entry) {
        return timely(entry) && wants(entry.stream());
    }

    private boolean timely(LogEntry entry) {
        return !entry.at().isBefore(since) && !entry.at().isAfter(until);
    }

    private boolean wants(StdStream stream) {
        return stream == StdStream.STDOUT ? stdout : stderr;
    }

    /** An entry as it is sent: framed unless it comes from a terminal. */
    byte[] bytes(LogEntry entry, boolean tty) {
        String prefix = (timestamps ? NANOS.format(entry.at()) + " " : "") + (details ? " " : "");
        byte[] start = prefix.getBytes(StandardCharsets.US_ASCII);
        byte[] line = entry.line().toBytes();
        return tty ? Frames.join(start, line) : Frames.frame(entry.stream(), start, line);
    }
}
