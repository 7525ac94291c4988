package io.github.runner4j.instance;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Names an instance from the first moment of its launch, before there is a container, and on every machine.
 *
 * @param value 16 hexadecimal digits
 */
public record InstanceId(String value) {

    private static final int BYTES = 8;

    /** Checks that there is a value. */
    public InstanceId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * A new id.
     *
     * @return an id that no other instance has
     */
    public static InstanceId random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new InstanceId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
