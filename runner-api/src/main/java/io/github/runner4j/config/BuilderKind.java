package io.github.runner4j.config;

/** Which of an engine's builders makes an image. */
public enum BuilderKind {
    /** The classic builder, or BuildKit where the Dockerfile needs it. The default. */
    AUTO,
    /** The classic builder. */
    CLASSIC,
    /** BuildKit. */
    BUILDKIT
}
