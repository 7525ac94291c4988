package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cases of one contract that some engine is known to fail, each with the reason. A reason that begins with {@value #AT_TIMES} tells
 * of a race within the engine: the case may pass.
 */
final class Differences {

    static final String AT_TIMES = "at times ";

    private record Line(boolean fake, String engine, String contractCase, String reason) {

        static Line parse(String text) {
            boolean fake = text.startsWith("fake ");
            String[] parts = (fake ? text.substring(5) : text).strip().split("\\s+", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("Not 'engine case reason': " + text);
            }
            return new Line(fake, parts[0], parts[1], parts[2]);
        }

        boolean concerns(Target target, String name) {
            String family = target.podman() ? "podman" : "docker";
            return contractCase.equals(name)
                    && (engine.equals(family) || engine.equals(target.dialect().id()));
        }
    }

    private final List<Line> lines;

    private Differences(List<Line> lines) {
        this.lines = lines;
    }

    static Differences of(String contract) {
        try (InputStream stream = Differences.class.getResourceAsStream("differences/" + contract + ".txt")) {
            String text = stream == null ? "" : new String(stream.readAllBytes(), UTF_8);
            return new Differences(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a line about a case that there is not. */
    void refuseUnknown(List<String> cases) {
        String unknown = lines.stream()
                .map(Line::contractCase)
                .filter(each -> !cases.contains(each))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new AssertionError("Listed as different, but there are no such cases: " + unknown);
        }
    }

    /** Why a case fails on an engine; nothing when it must pass. */
    Optional<String> reason(Target target, String name) {
        Optional<String> ofEngine = reason(target, name, false);
        if (!target.fake() || reason(target, name, true).isEmpty()) {
            return ofEngine;
        }
        return ofEngine.isPresent() ? Optional.empty() : reason(target, name, true);
    }

    private Optional<String> reason(Target target, String name, boolean fake) {
        return lines.stream()
                .filter(line -> line.fake() == fake && line.concerns(target, name))
                .map(Line::reason)
                .findFirst();
    }
}
