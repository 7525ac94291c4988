package io.github.runner4j.testkit.internal.buildkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes a message in the protobuf wire format; as proto3 has it, what is zero or empty is left out. */
final class ProtoWriter {

    private static final int NUMBER = 0;
    private static final int BYTES = 2;
    private static final int KIND_BITS = 3;
    private static final int GROUP_BITS = 7;
    private static final int GROUP = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ProtoWriter number(int field, long value) {
        if (value != 0) {
            key(field, NUMBER);
            varint(value);
        }
        return this;
    }

    ProtoWriter text(int field, String value) {
        return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes; written even when there are none. */
    ProtoWriter bytes(int field, byte[] value) {
        key(field, BYTES);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    /** A message within this one; written even when it is empty. */
    ProtoWriter message(int field, ProtoWriter value) {
        return bytes(field, value.toBytes());
    }

    /** A time, as {@code google.protobuf.Timestamp}. */
    ProtoWriter time(int field, Instant time) {
        return message(field, new ProtoWriter().number(1, time.getEpochSecond()).number(2, time.getNano()));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void key(int field, int kind) {
        varint(((long) field << KIND_BITS) | kind);
    }

    /** Seven bits a byte, the lowest first; a negative number takes ten bytes. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~GROUP) != 0) {
            bytes.write((int) ((rest & GROUP) | MORE));
            rest >>>= GROUP_BITS;
        }
        bytes.write((int) rest);
    }
}
