package io.github.runner4j.testkit.internal.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/** Makes ids as the engine does: 64 hexadecimal digits. */
public final class Ids {

    private static final int BYTES = 32;
    private static final int SHORT = 12;

    private final ReentrantLock lock = new ReentrantLock();
    private final SplittableRandom random = new SplittableRandom();

    /** A new id of a container, network or exec. The first 12 digits are never all decimal, as with the engine. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        String id;
        do {
            lock.lock();
            try {
                random.nextBytes(bytes);
            } finally {
                lock.unlock();
            }
            id = HexFormat.of().formatHex(bytes);
        } while (id.substring(0, SHORT).chars().allMatch(Character::isDigit));
        return id;
    }

    /** The id of a content: {@code sha256:} and its digest. */
    public static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The first 12 digits, without {@code sha256:}. */
    public static String shortened(String id) {
        String digits = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
        return digits.length() > SHORT ? digits.substring(0, SHORT) : digits;
    }
}
