package io.github.runner4j.testkit.wire;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which paths of the Engine API are meant, whatever version of the API stands before them. A star stands for one part of a path, two for any number of
 * parts: <code>/containers/&#42;/start</code> fits {@code /v1.41/containers/web/start} as well as {@code /containers/web/start}, and
 * {@code /images/**} fits each path below {@code /images/}. Immutable.
 */
public final class PathPattern {

    private static final Pattern VERSION = Pattern.compile("^/v\\d+\\.\\d+(?=/)");
    private static final Pattern STARS = Pattern.compile("\\*\\*?");

    /** Every path. */
    public static final PathPattern ANY = of("/**");

    private final String text;
    private final Pattern pattern;

    private PathPattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @param text as in <code>/containers/&#42;/start</code>; a version of the API at its start is left out of account
     * @return the pattern
     * @throws IllegalArgumentException when it does not begin with a slash
     */
    public static PathPattern of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A pattern of paths begins with a slash: " + text);
        }
        StringBuilder regex = new StringBuilder();
        Matcher stars = STARS.matcher(withoutVersion(text));
        int end = 0;
        while (stars.find()) {
            regex.append(Pattern.quote(withoutVersion(text).substring(end, stars.start())));
            regex.append(stars.group().equals("*") ? "[^/]*" : ".*");
            end = stars.end();
        }
        regex.append(Pattern.quote(withoutVersion(text).substring(end)));
        return new PathPattern(text, Pattern.compile(regex.toString()));
    }

    /**
     * Whether a path is meant.
     *
     * @param path as it was sent, without a query
     * @return whether it fits
     */
    public boolean matches(String path) {
        return pattern.matcher(withoutVersion(path)).matches();
    }

    private static String withoutVersion(String path) {
        return VERSION.matcher(path).replaceFirst("");
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }
}
