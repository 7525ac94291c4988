package io.github.runner4j.testkit.internal.applet.word;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text with backslash escapes, as {@code echo -e} and {@code printf} know them, made into bytes. */
public final class Escapes {

    private static final String LETTERS = "abefnrtv\\";
    private static final String MEANINGS = "\007\b\033\f\n\r\t\013\\";

    private final String text;
    private final ByteArrayOutputStream out;
    /** Whether octal numbers begin with a zero that is not one of their three digits. */
    private final boolean zeroFirst;

    private int at;

    private Escapes(String text, ByteArrayOutputStream out, boolean zeroFirst) {
        this.text = text;
        this.out = out;
        this.zeroFirst = zeroFirst;
    }

    /** Writes a text; false when {@code \c} ended it. */
    public static boolean write(String text, ByteArrayOutputStream out, boolean zeroFirst) {
        return new Escapes(text, out, zeroFirst).all();
    }

    private boolean all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                if (text.charAt(at) == 'c') {
                    return false;
                }
                escape(text.charAt(at));
            } else {
                plain(text.codePointAt(at));
            }
        }
        return true;
    }

    private void escape(char c) {
        int known = LETTERS.indexOf(c);
        if (known >= 0) {
            at++;
            out.write(MEANINGS.charAt(known));
        } else if (c == 'x') {
            at++;
            number(16, 2, "\\x");
        } else if (c >= '0' && c <= '7') {
            number(8, zeroFirst && c == '0' ? 4 : 3, "\\");
        } else {
            out.write('\\');
            plain(text.codePointAt(at));
        }
    }

    private void number(int base, int most, String otherwise) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < most && Character.digit(text.charAt(at), base) >= 0) {
            value = value * base + Character.digit(text.charAt(at), base);
            at++;
        }
        if (at == start) {
            out.writeBytes(otherwise.getBytes(StandardCharsets.UTF_8));
        } else {
            out.write(value);
        }
    }

    private void plain(int codePoint) {
        out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(codePoint);
    }
}
