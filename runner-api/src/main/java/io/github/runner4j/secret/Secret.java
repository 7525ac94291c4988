package io.github.runner4j.secret;

import java.util.Objects;

/**
 * A value that is used but never shown: {@link #toString()} prints {@value #MASK}, and every message, event and log line
 * of this library has it replaced by the same mask. Immutable.
 */
public final class Secret {

    /** What stands in every text where a secret stood. */
    public static final String MASK = "****";

    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Wraps a value.
     *
     * @param value the text to protect
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /**
     * The protected text, for the one place that has to send it.
     *
     * @return the text in the clear
     */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
