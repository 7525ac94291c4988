package io.github.runner4j.docker.internal.failure;

import io.github.runner4j.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A table of wordings and what they mean, read from top to bottom; the first row with a wording that is found decides. */
final class Rules {

    private final String name;

    private final List<Row> rows;

    private Rules(String name, List<Row> rows) {
        this.name = name;
        this.rows = rows;
    }

    /** One meaning and the wordings that have it. */
    private record Row(ErrorCode code, List<Wording> wordings) {}

    /**
     * A decision and what it rests on.
     *
     * @param code the code
     * @param rule the table, and the wording or fact in it
     */
    record Verdict(ErrorCode code, String rule) {}

    static Rules table(String name) {
        return new Rules(name, List.of());
    }

    Rules row(ErrorCode code, String... wordings) {
        Row row = new Row(code, Stream.of(wordings).map(Wording::of).toList());
        return new Rules(name, Stream.concat(rows.stream(), Stream.of(row)).toList());
    }

    Optional<Verdict> decide(String text) {
        List<String> lines = text.toLowerCase(Locale.ROOT)
                .lines()
                .map(line -> "\n" + line.strip() + "\n")
                .toList();
        for (Row row : rows) {
            for (Wording wording : row.wordings()) {
                if (lines.stream().anyMatch(wording::standsIn)) {
                    return Optional.of(new Verdict(row.code(), name + ": " + wording.pattern()));
                }
            }
        }
        return Optional.empty();
    }

    Stream<String> patterns() {
        return rows.stream().flatMap(row -> row.wordings().stream()).map(Wording::pattern);
    }

    /** The first of these tables that decides. */
    static Optional<Verdict> firstOf(String text, Rules... tables) {
        return Stream.of(tables)
                .map(table -> table.decide(text))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
