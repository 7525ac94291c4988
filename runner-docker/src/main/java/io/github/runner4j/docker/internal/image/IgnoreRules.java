package io.github.runner4j.docker.internal.image;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import io.github.runner4j.image.ImageBuildException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** The rules of a {@code .dockerignore} file: the last one that matches a path or one of its parents decides. */
final class IgnoreRules {

    /** Ignores nothing. */
    static final IgnoreRules NONE = new IgnoreRules(List.of());

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<IgnorePattern> patterns;

    private IgnoreRules(List<IgnorePattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * What the rules say about one path.
     *
     * @param matched the patterns that match it or one of its parents
     * @param ignored whether it is left out
     */
    record Verdict(BitSet matched, boolean ignored) {

        /** The root of the context, about which no rule says anything. */
        static final Verdict ROOT = new Verdict(new BitSet(), false);
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @param text its text
     * @return the rules
     * @throws ImageBuildException {@link ErrorCode#BUILD_CONTEXT_INVALID} when a pattern cannot be read
     */
    static IgnoreRules parse(String file, String text) {
        String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<IgnorePattern> patterns = new ArrayList<>();
        int number = 0;
        for (String line : body.split("\n", -1)) {
            number++;
            if (!line.startsWith("#") && !line.isBlank()) {
                patterns.add(pattern(line.strip(), new Place(file, number, 0)));
            }
        }
        return new IgnoreRules(patterns);
    }

    /**
     * What the rules say about a path.
     *
     * @param parent what they say about its parent
     * @param path the path from the context's root
     * @return the verdict
     */
    Verdict judge(Verdict parent, String path) {
        BitSet matched = new BitSet(patterns.size());
        boolean ignored = false;
        for (int i = 0; i < patterns.size(); i++) {
            IgnorePattern pattern = patterns.get(i);
            if (parent.matched.get(i) || pattern.matches(path)) {
                matched.set(i);
                ignored = !pattern.exception();
            }
        }
        return new Verdict(matched, ignored);
    }

    /** Whether something below an ignored directory may have to be sent all the same. */
    boolean mayBringBackBelow(String directory) {
        return patterns.stream().anyMatch(each -> each.exception() && each.mayMatchBelow(directory));
    }

    private static IgnorePattern pattern(String line, Place place) {
        boolean exception = line.startsWith("!");
        String text = exception ? line.substring(1).strip() : line;
        if (text.isEmpty()) {
            throw invalid(place, line, "nothing follows the exclamation mark");
        }
        try {
            return IgnorePattern.of(clean(text), exception);
        } catch (IllegalArgumentException e) {
            throw invalid(place, line, String.valueOf(e.getMessage()));
        }
    }

    /** As Go's path cleaning does it: no empty names, no dots, a parent taken away where there is one, no slash at either end. */
    private static String clean(String text) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : text.split("/", -1)) {
            boolean up = name.equals("..");
            if (up && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".") && !(up && text.startsWith("/"))) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? "." : String.join("/", names);
    }

    private static ImageBuildException invalid(Place place, String line, String why) {
        return new ImageBuildException(
                Failure.of(
                        ErrorCode.BUILD_CONTEXT_INVALID,
                        place + ": the pattern \"" + line + "\" cannot be read: " + why + ". Correct or remove it."),
                null);
    }
}
