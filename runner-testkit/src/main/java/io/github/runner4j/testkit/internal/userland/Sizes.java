package io.github.runner4j.testkit.internal.userland;

import java.io.IOException;

/** Numbers with a unit behind them. */
public final class Sizes {

    private static final long KIBIBYTE = 1024;
    private static final long BLOCK = 512;

    private Sizes() {}

    /** A number, or one of blocks ({@code b}), kibibytes ({@code k}), mebibytes ({@code M}) or gibibytes ({@code G}). */
    public static long parse(String text) throws IOException {
        if (!text.matches("[-+]?[0-9]{1,15}([bcwkKmMgG]|kB|KB|MB|KiB|MiB)?")) {
            throw new IOException("invalid number '" + text + "'");
        }
        String digits = text.replaceFirst("[a-zA-Z]+$", "");
        return Long.parseLong(digits) * unit(text.substring(digits.length()));
    }

    private static long unit(String letters) {
        return switch (letters.isEmpty() ? ' ' : Character.toLowerCase(letters.charAt(0))) {
            case 'b' -> BLOCK;
            case 'w' -> 2;
            case 'k' -> letters.endsWith("B") && letters.length() == 2 ? 1000 : KIBIBYTE;
            case 'm' -> KIBIBYTE * KIBIBYTE;
            case 'g' -> KIBIBYTE * KIBIBYTE * KIBIBYTE;
            default -> 1;
        };
    }
}
