package io.github.runner4j.error;

import java.util.List;

/**
 * Something seen at the time of a failure that helps to explain it.
 *
 * @param kind what sort of evidence this is, for programs: {@code log}, {@code build-output}, {@code state}, {@code timeline}
 * @param title what it shows, for people
 * @param lines the evidence itself, redacted
 */
public record Evidence(String kind, String title, List<String> lines) {

    /** Keeps its own copy of the lines. */
    public Evidence {
        lines = List.copyOf(lines);
    }
}
