package io.github.runner4j.monitoring.health;

import java.util.Locale;

/** How an instance is. */
public enum HealthStatus {
    /** Its last check succeeded, or too few have failed since to say otherwise. */
    HEALTHY,
    /** As many checks in a row failed as its health check allows, or its program has ended. */
    UNHEALTHY,
    /** It was not healthy yet, and its failures do not count yet: it is being launched, or in its start period. */
    STARTING,
    /** Nobody could ask: the engine did not answer. */
    UNKNOWN;

    /**
     * The status as it is written in JSON.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
