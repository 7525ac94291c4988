package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import io.github.runner4j.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every problem of some files, each with the line it stands in.
 *
 * @param problems the problems, in the order of the files; none when all is well
 */
public record ConfigReport(List<Problem> problems) {

    /** Nothing is wrong. */
    public static final ConfigReport VALID = new ConfigReport(List.of());

    /** Keeps its own copy. */
    public ConfigReport {
        problems = List.copyOf(problems);
    }

    /**
     * What an exception says.
     *
     * @param e the exception
     * @return its problems
     */
    public static ConfigReport of(ConfigException e) {
        return new ConfigReport(e.problems());
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true when there are no problems
     */
    public boolean isValid() {
        return problems.isEmpty();
    }

    /**
     * Each problem, and below it the line with a mark under the place. Values that look like secrets are masked.
     *
     * @return several lines; one sentence when nothing is wrong
     */
    public String text() {
        if (isValid()) {
            return "The configuration has no problems.";
        }
        return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
    }

    /**
     * The same for programs.
     *
     * @return a JSON object with {@code valid} and {@code problems}; each of these has {@code file}, {@code line}, {@code column}
     *     (from 1; 0 for none), {@code key}, {@code message}, and {@code value}, {@code allowed}, {@code suggestion},
     *     {@code quote} or null
     */
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("valid", isValid());
        report.put("problems", problems.stream().map(ConfigReport::object).toList());
        return Json.write(report);
    }

    private static Map<String, Object> object(Problem problem) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", problem.place().file());
        object.put("line", problem.place().line());
        object.put("column", problem.place().column());
        object.put("key", problem.key());
        object.put("message", problem.message());
        object.put("value", problem.value());
        object.put("allowed", problem.allowed());
        object.put("suggestion", problem.suggestion());
        object.put("quote", problem.quote());
        return object;
    }

    /** The problems' number alone. */
    @Override
    public String toString() {
        return "ConfigReport[" + problems.size() + " problems]";
    }
}
