package io.github.runner4j.testkit.internal.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few forms of ASN.1's distinguished encoding (X.690) that a certificate consists of. */
final class Der {

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SEPTET = 7;
    private static final int SHORT_LENGTH = 0x80;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, join(List.of(parts)));
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] yes() {
        return tagged(BOOLEAN, new byte[] {(byte) 0xFF});
    }

    static byte[] octets(byte[] value) {
        return tagged(OCTET_STRING, value);
    }

    static byte[] bits(byte[] value) {
        return tagged(BIT_STRING, join(List.of(new byte[] {0}, value)));
    }

    /** A time until 2049, as {@code yyMMddHHmmssZ}. */
    static byte[] time(String text) {
        return tagged(UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier, written with dots. */
    static byte[] oid(String dotted) {
        String[] numbers = dotted.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(numbers[0]) * 40 + Integer.parseInt(numbers[1]));
        for (int i = 2; i < numbers.length; i++) {
            int number = Integer.parseInt(numbers[i]);
            int shift = number == 0 ? 0 : (31 - Integer.numberOfLeadingZeros(number)) / SEPTET * SEPTET;
            for (; shift > 0; shift -= SEPTET) {
                out.write((number >> shift & 0x7F) | 0x80);
            }
            out.write(number & 0x7F);
        }
        return tagged(OBJECT_IDENTIFIER, out.toByteArray());
    }

    static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < SHORT_LENGTH) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(SHORT_LENGTH | (length.length - skip));
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
