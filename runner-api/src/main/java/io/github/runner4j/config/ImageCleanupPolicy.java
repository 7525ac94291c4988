package io.github.runner4j.config;

/** When an image that was built for an instance is removed. */
public enum ImageCleanupPolicy {
    /** When the instance stops, and after a failed launch. */
    ALWAYS,
    /** After a failed launch. */
    ON_ERROR,
    /** Never; the next launch of the same content reuses it. */
    NEVER
}
