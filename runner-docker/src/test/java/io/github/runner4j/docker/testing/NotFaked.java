package io.github.runner4j.docker.testing;

/** What tests of engines need and the fake one lacks, with the reason that a skipped test gives. */
public enum NotFaked {
    KERNEL(
            "The fake has no kernel: its containers do not see their limits under /sys, nor read-only mounts, nor an init process"),
    BUILD_MOUNTS("The fake's builder does not know RUN --mount"),
    REAL_REGISTRY("The fake reaches registries in memory alone");

    private final String reason;

    NotFaked(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
