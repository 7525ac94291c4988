package io.github.runner4j.docker.internal.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The protobuf wire format, as far as reading a message's fields one after the other goes. */
final class WireFormat {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int COUNTED = 2;
    private static final int FOUR_BYTES = 5;

    private static final int LONGEST_VARINT = 10;

    private final byte[] message;
    private int at;

    private WireFormat(byte[] message) {
        this.message = message;
    }

    /** A field's value: a number, or bytes. */
    static final class Value {

        private final long number;
        private final byte[] bytes;

        private Value(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        long number() {
            return number;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Gets the fields. */
    @FunctionalInterface
    interface Fields {
        void field(int number, Value value);
    }

    /**
     * Reads a message.
     *
     * @param message its bytes
     * @param fields gets each field in order
     * @throws IllegalArgumentException when the bytes are no such message
     */
    static void read(byte[] message, Fields fields) {
        WireFormat reader = new WireFormat(message);
        while (reader.at < message.length) {
            long tag = reader.varint();
            fields.field((int) (tag >>> 3), reader.value((int) (tag & 7)));
        }
    }

    private Value value(int type) {
        return switch (type) {
            case VARINT -> new Value(varint(), new byte[0]);
            case EIGHT_BYTES -> new Value(0, bytes(8));
            case COUNTED -> new Value(0, bytes(varint()));
            case FOUR_BYTES -> new Value(0, bytes(4));
            default -> throw new IllegalArgumentException("wire type " + type);
        };
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT && at < message.length; i++) {
            byte next = message[at++];
            value |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number does not end");
    }

    private byte[] bytes(long length) {
        if (length < 0 || length > message.length - at) {
            throw new IllegalArgumentException("a field is longer than its message");
        }
        at += (int) length;
        return Arrays.copyOfRange(message, at - (int) length, at);
    }
}
