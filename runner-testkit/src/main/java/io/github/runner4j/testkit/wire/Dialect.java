package io.github.runner4j.testkit.wire;

/** Which engine a fake one speaks like. */
public enum Dialect {
    /** Docker Engine 20.10, API 1.41. Proven against the real one. */
    DOCKER_20_10("docker-20.10", "20.10.24", "1.41", "1.12", Family.DOCKER),
    /** Docker Engine 26, API 1.45. Proven against the real one. */
    DOCKER_26("docker-26", "26.1.5", "1.45", "1.24", Family.DOCKER),
    /** Docker Engine 29, API 1.52, refuses clients below 1.44. Made from the published API document, not proven against the real one. */
    DOCKER_29("docker-29", "29.0.0", "1.52", "1.44", Family.DOCKER),
    /** Podman 4, API 1.41. Proven against the real one, but for a list of differences. */
    PODMAN_4("podman-4", "4.3.1", "1.41", "1.24", Family.PODMAN),
    /** Podman 5, API 1.41. Proven against the real one, but for a list of differences. */
    PODMAN_5("podman-5", "5.4.2", "1.41", "1.24", Family.PODMAN);

    /** Whose engine it is. */
    public enum Family {
        /** Docker Engine. */
        DOCKER,
        /** Podman. */
        PODMAN
    }

    private final String id;
    private final String engineVersion;
    private final String apiVersion;
    private final String minimumApiVersion;
    private final Family family;

    Dialect(String id, String engineVersion, String apiVersion, String minimumApiVersion, Family family) {
        this.id = id;
        this.engineVersion = engineVersion;
        this.apiVersion = apiVersion;
        this.minimumApiVersion = minimumApiVersion;
        this.family = family;
    }

    /**
     * How it is named on a command line.
     *
     * @return as in {@code docker-20.10}
     */
    public String id() {
        return id;
    }

    /**
     * The engine's own version.
     *
     * @return as in {@code 20.10.24}
     */
    public String engineVersion() {
        return engineVersion;
    }

    /**
     * The newest version of the API that it speaks.
     *
     * @return as in {@code 1.41}
     */
    public String apiVersion() {
        return apiVersion;
    }

    /**
     * The oldest version of the API that it accepts.
     *
     * @return as in {@code 1.12}
     */
    public String minimumApiVersion() {
        return minimumApiVersion;
    }

    /**
     * Whose engine it is.
     *
     * @return the family
     */
    public Family family() {
        return family;
    }
}
