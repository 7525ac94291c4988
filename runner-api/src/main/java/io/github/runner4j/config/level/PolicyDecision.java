package io.github.runner4j.config.level;

/**
 * What the host's policy made of something that a repository asked for.
 *
 * @param name the value's name, as in {@link Explanation}
 * @param asked what was asked for
 * @param granted what it got
 * @param origin where it was asked for
 * @param limit where the limit comes from
 */
public record PolicyDecision(String name, String asked, String granted, Origin origin, Origin limit) {

    /** What an option became that is not granted at all. */
    static final String LEFT_OUT = "left out";

    /**
     * Whether it got less than it asked for.
     *
     * @return true when the cap took the value's place
     */
    public boolean clamped() {
        return !asked.equals(granted);
    }

    private String outcome() {
        if (!clamped()) {
            return "granted, within the limit";
        }
        return granted.equals(LEFT_OUT) ? LEFT_OUT : "clamped to " + granted;
    }

    @Override
    public String toString() {
        return name + " " + asked + " (" + origin + ") " + outcome() + " (" + limit + ")";
    }
}
