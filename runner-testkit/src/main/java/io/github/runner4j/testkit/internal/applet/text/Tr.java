package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.applet.word.Escapes;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** {@code tr}. */
public final class Tr {

    private static final int BYTES = 256;

    private Tr() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "+cCdst");
        List<String> sets = options.rest();
        if (sets.isEmpty()) {
            return session.usage("[-cds] STRING1 [STRING2]");
        }
        boolean complement = options.has('c') || options.has('C');
        int[] first = members(sets.get(0));
        int[] second = sets.size() > 1 ? members(sets.get(1)) : new int[0];
        int[] from = complement ? others(first) : first;
        BitSet deleted = options.has('d') ? bits(from) : new BitSet();
        BitSet squeezed = options.has('s') ? bits(second.length > 0 ? second : from) : new BitSet();
        int[] map = options.has('d') || second.length == 0 ? map(new int[0], second) : map(from, second);
        InputStream in = session.in();
        byte[] buffer = new byte[8192];
        int last = -1;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                int c = buffer[i] & 0xFF;
                int becomes = map[c];
                if (!deleted.get(c) && !(squeezed.get(becomes) && becomes == last)) {
                    session.out().write(becomes);
                    last = becomes;
                }
            }
            session.flush();
        }
        return 0;
    }

    private static int[] map(int[] from, int[] to) {
        int[] map = new int[BYTES];
        for (int i = 0; i < BYTES; i++) {
            map[i] = i;
        }
        for (int i = 0; i < from.length; i++) {
            map[from[i]] = to[Math.min(i, to.length - 1)];
        }
        return map;
    }

    private static int[] others(int[] members) {
        BitSet bits = bits(members);
        bits.flip(0, BYTES);
        return bits.stream().toArray();
    }

    private static BitSet bits(int[] members) {
        BitSet bits = new BitSet();
        for (int each : members) {
            bits.set(each);
        }
        return bits;
    }

    /** The bytes that a set stands for, in its order. */
    private static int[] members(String set) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Escapes.write(set, plain, false);
        byte[] bytes = plain.toByteArray();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int end = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
            if (end > 0) {
                IntPredicate named = named(text.substring(at + 2, end));
                for (int c = 0; c < BYTES / 2; c++) {
                    if (named.test(c)) {
                        members.write(c);
                    }
                }
                at = end + 2;
            } else if (at + 2 < text.length() && text.charAt(at + 1) == '-') {
                for (int c = text.charAt(at); c <= text.charAt(at + 2); c++) {
                    members.write(c);
                }
                at += 3;
            } else {
                members.write(text.charAt(at));
                at++;
            }
        }
        return new String(members.toByteArray(), StandardCharsets.ISO_8859_1)
                .chars()
                .toArray();
    }

    private static IntPredicate named(String name) {
        return switch (name) {
            case "alpha" -> Character::isLetter;
            case "digit" -> Character::isDigit;
            case "alnum" -> Character::isLetterOrDigit;
            case "upper" -> Character::isUpperCase;
            case "lower" -> Character::isLowerCase;
            case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
            case "blank" -> c -> c == ' ' || c == '\t';
            case "punct" -> c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
            case "xdigit" -> c -> Character.digit(c, 16) >= 0;
            case "cntrl" -> c -> c < ' ' || c == 127;
            case "print" -> c -> c >= ' ' && c < 127;
            default -> c -> c > ' ' && c < 127;
        };
    }
}
