package io.github.runner4j.plan;

/**
 * An image that the build would begin with or copy from.
 *
 * @param line where the Dockerfile names it, from 1
 * @param name its name; as it stands there when it could not be made out
 * @param presence whether the engine has it
 */
public record BasePlan(int line, String name, Presence presence) {

    /** Whether an engine has an image. */
    public enum Presence {
        /** It is there, and nothing is pulled. */
        PRESENT,
        /** It is not there; a build pulls it. */
        ABSENT,
        /** Its name cannot be made out before the build. */
        UNKNOWN
    }
}
