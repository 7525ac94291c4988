package io.github.runner4j.docker.internal.daemon;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Engine API.
 *
 * @param major the first number
 * @param minor the second number
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The oldest we speak: Docker 19.03, Podman 3. */
    public static final ApiVersion OLDEST = new ApiVersion(1, 40);

    /** The newest we know: Docker 29. */
    public static final ApiVersion NEWEST = new ApiVersion(1, 52);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.\\d+)?");

    /**
     * Reads a version.
     *
     * @param text as in {@code 1.41}
     * @return the version, if it is one
     */
    public static Optional<ApiVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * The version to speak with an engine that offers this one as its newest.
     *
     * @return this, or {@link #NEWEST} when this is newer; nothing when it is older than {@link #OLDEST}
     */
    Optional<ApiVersion> spoken() {
        return compareTo(OLDEST) < 0 ? Optional.empty() : Optional.of(compareTo(NEWEST) > 0 ? NEWEST : this);
    }

    /**
     * Whether something that came with a version is there.
     *
     * @param neededMajor the version's first number
     * @param neededMinor the version's second number
     * @return true when this is not older
     */
    public boolean atLeast(int neededMajor, int neededMinor) {
        return compareTo(new ApiVersion(neededMajor, neededMinor)) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
