package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.spi.StageContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes in what a build tells, value by value: its output as whole lines, the step it is at, the image's id, its failure. */
final class BuildOutput {

    private static final int MOST_KEPT = 40;

    /** Longer lines are progress bars and generated code. */
    private static final int LONGEST_LINE = 2000;

    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
    private static final Pattern STEP =
            Pattern.compile("(?:\\[\\d+/\\d+\\] )?(?:Step|STEP) (\\d{1,6})/(\\d{1,6}) ?: (.*)");

    /** How BuildKit names a step: {@code [stage 2/3] RUN make}. */
    private static final Pattern VERTEX = Pattern.compile("\\[(?:\\S+ +)?(\\d{1,6})/(\\d{1,6})] (.*)");

    /** What the builder says itself; it does not end the line of a program that did not. */
    private static final Pattern OWN_WORDS =
            Pattern.compile(" ?--+> |COMMIT |Removing intermediate container |(?:Step|STEP) \\d|Successfully built ");

    private final StageContext context;
    private final BuildKitTrace trace;
    private final Deque<String> last = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private Optional<Step> step = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> error = Optional.empty();

    /**
     * A step of a build.
     *
     * @param number its number, from 1
     * @param total how many there are
     * @param text the instruction
     */
    record Step(int number, int total, String text) {}

    BuildOutput(StageContext context) {
        this.context = context;
        this.trace = new BuildKitTrace(this::emit, this::failed);
    }

    void accept(Json value) {
        value.maybe("stream").ifPresent(this::text);
        value.maybe("aux", "ID").ifPresent(found -> id = Optional.of(found));
        if (value.text("id").equals(BuildKitTrace.ID)) {
            trace.accept(value.text("aux"));
        } else if (value.at("status").exists()) {
            status(value);
        }
        value.maybe("errorDetail", "message")
                .or(() -> value.maybe("error"))
                .ifPresent(found -> error = Optional.of(found));
    }

    /** The step under way, as far as the builder tells. */
    Optional<Step> step() {
        return step;
    }

    Optional<String> id() {
        return id;
    }

    Optional<String> error() {
        return error;
    }

    /** The last lines, oldest first. */
    List<String> last() {
        flush();
        return List.copyOf(last);
    }

    private void flush() {
        if (!line.isEmpty()) {
            emit(line.toString());
            line.setLength(0);
        }
    }

    private void text(String text) {
        if (OWN_WORDS.matcher(text).lookingAt()) {
            flush();
        }
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            emit(line.append(text, start, end).toString());
            line.setLength(0);
            start = end + 1;
        }
        line.append(text, start, text.length());
        if (line.length() > LONGEST_LINE) {
            flush();
        }
    }

    private void status(Json value) {
        long total = value.number("progressDetail", "total").orElse(0);
        if (total > 0) {
            context.progress(
                    value.text("status") + " " + value.text("id"),
                    value.number("progressDetail", "current").orElse(0),
                    total);
        } else {
            String name = value.text("id");
            emit(name.isEmpty() ? value.text("status") : name + ": " + value.text("status"));
        }
    }

    private void emit(String raw) {
        String clean = COLOURS.matcher(raw).replaceAll("").stripTrailing();
        // what a terminal would show of a line that overwrites itself
        String shown = clean.substring(clean.lastIndexOf('\r') + 1);
        if (shown.isEmpty()) {
            return;
        }
        String kept = shown.length() > LONGEST_LINE ? shown.substring(0, LONGEST_LINE) + "…" : shown;
        Matcher found = STEP.matcher(kept);
        if (found.matches()) {
            begin(found);
        }
        last.addLast(kept);
        if (last.size() > MOST_KEPT) {
            last.removeFirst();
        }
        context.output(kept);
    }

    private void begin(Matcher found) {
        Step now = step(found);
        step = Optional.of(now);
        context.progress("building", now.number - 1L, now.total);
    }

    private void failed(String vertex) {
        Matcher found = VERTEX.matcher(vertex);
        if (found.matches()) {
            step = Optional.of(step(found));
        }
    }

    private static Step step(Matcher found) {
        int number = Integer.parseInt(found.group(1));
        return new Step(number, Integer.parseInt(found.group(2)), found.group(3).strip());
    }
}
