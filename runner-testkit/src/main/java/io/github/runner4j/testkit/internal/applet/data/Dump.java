package io.github.runner4j.testkit.internal.applet.data;

import io.github.runner4j.testkit.internal.applet.text.Inputs;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Sizes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** {@code od} and {@code hexdump}. */
public final class Dump {

    private static final int LINE = 16;

    private Dump() {}

    public static int od(Session session) throws IOException {
        Options options = Options.parse(session.words(), "A:bcdxovt:N:j:w:s:");
        byte[] bytes = bytes(session, options);
        String type = options.value('t')
                .orElse(options.has('c') ? "c" : options.has('x') ? "x2" : options.has('b') ? "o1" : "o2");
        String radix = options.value('A').orElse("o");
        Function<byte[], String> row = row(type);
        for (int at = 0; at < bytes.length; at += LINE) {
            session.line(
                    offset(radix, at) + row.apply(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LINE))));
        }
        String end = offset(radix, bytes.length);
        session.print(end.isEmpty() ? "" : end + "\n");
        return 0;
    }

    private static String offset(String radix, int at) {
        return switch (radix) {
            case "n" -> "";
            case "d" -> String.format("%07d", at);
            case "x" -> String.format("%06x", at);
            default -> String.format("%07o", at);
        };
    }

    private static Function<byte[], String> row(String type) throws IOException {
        return switch (type) {
            case "c" -> bytes -> each(bytes, Dump::character);
            case "x1" -> bytes -> each(bytes, each -> String.format(" %02x", each));
            case "o1" -> bytes -> each(bytes, each -> String.format(" %03o", each));
            case "u1" -> bytes -> each(bytes, each -> String.format(" %3d", each));
            case "d1" -> bytes -> each(bytes, each -> String.format(" %4d", (byte) (int) each));
            case "x2", "x" -> bytes -> pairs(bytes, " %04x");
            case "o2", "o" -> bytes -> pairs(bytes, " %06o");
            case "d2", "u2" -> bytes -> pairs(bytes, " %5d");
            default -> throw new IOException("invalid type string '" + type + "'");
        };
    }

    private static String each(byte[] bytes, Function<Integer, String> shown) {
        StringBuilder row = new StringBuilder();
        for (byte each : bytes) {
            row.append(shown.apply(each & 0xFF));
        }
        return row.toString();
    }

    private static String pairs(byte[] bytes, String format) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 2) {
            int high = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            row.append(String.format(format, (high << 8) | (bytes[i] & 0xFF)));
        }
        return row.toString();
    }

    private static String character(int c) {
        int known = "\0\007\b\t\n\013\f\r".indexOf(c);
        if (known >= 0) {
            return "  \\" + "0abtnvfr".charAt(known);
        }
        return c >= ' ' && c < 127 ? "   " + (char) c : String.format(" %03o", c);
    }

    public static int hexdump(Session session) throws IOException {
        Options options = Options.parse(session.words(), "Cvxbcn:s:");
        byte[] bytes = bytes(session, options);
        String last = "";
        boolean starred = false;
        for (int at = 0; at < bytes.length; at += LINE) {
            byte[] row = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LINE));
            String text = options.has('C') ? canonical(row) : pairs(row, " %04x");
            boolean same = text.equals(last) && !options.has('v') && row.length == LINE;
            if (!same) {
                session.line(String.format(options.has('C') ? "%08x" : "%07x", at) + text);
            } else if (!starred) {
                session.line("*");
            }
            starred = same;
            last = text;
        }
        session.print(bytes.length == 0 ? "" : String.format(options.has('C') ? "%08x\n" : "%07x\n", bytes.length));
        return 0;
    }

    private static String canonical(byte[] row) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINE; i++) {
            hex.append(i == LINE / 2 ? "  " : " ").append(i < row.length ? String.format("%02x", row[i] & 0xFF) : "  ");
            text.append(i >= row.length ? "" : row[i] >= ' ' && row[i] < 127 ? String.valueOf((char) row[i]) : ".");
        }
        return " " + hex + "  |" + text + "|";
    }

    private static byte[] bytes(Session session, Options options) throws IOException {
        List<String> paths = options.rest().isEmpty() ? List.of("-") : options.rest();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int skip = (int)
                Sizes.parse(options.value('j').or(() -> options.value('s')).orElse("0"));
        int most = (int)
                Sizes.parse(options.value('N').or(() -> options.value('n')).orElse("2147483647"));
        for (String path : paths) {
            try (InputStream in = Inputs.open(session, path)) {
                in.skipNBytes(all.size() == 0 ? skip : 0);
                all.writeBytes(in.readNBytes(most - all.size()));
            } catch (IOException e) {
                throw new IOException(path + ": " + Session.reason(e), e);
            }
        }
        return all.toByteArray();
    }
}
