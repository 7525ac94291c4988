package io.github.runner4j.docker.internal.git.tree;

import java.io.ByteArrayOutputStream;

/** Turns line feeds into CR LF. Source: git's {@code convert.c}, gather_stats, convert_is_binary and crlf_to_worktree. */
final class LineEnds {

    private int nul;
    private int loneCr;
    private int loneLf;
    private int crLf;
    private int printable;
    private int nonPrintable;

    private LineEnds(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (c == '\r') {
                if (i + 1 < bytes.length && bytes[i + 1] == '\n') {
                    crLf++;
                    i++;
                } else {
                    loneCr++;
                }
            } else if (c == '\n') {
                loneLf++;
            } else {
                count(c);
            }
        }
        // A DOS end-of-file mark is forgiven.
        if (bytes.length > 0 && bytes[bytes.length - 1] == 26) {
            nonPrintable--;
        }
    }

    private void count(int c) {
        if (c == 0) {
            nul++;
        }
        boolean plain = c >= 32 && c != 127;
        if (plain || c == '\b' || c == '\t' || c == 27 || c == '\f') {
            printable++;
        } else {
            nonPrintable++;
        }
    }

    private boolean binary() {
        return loneCr > 0 || nul > 0 || (printable >> 7) < nonPrintable;
    }

    static byte[] toCrLf(byte[] bytes, boolean onlyText) {
        LineEnds seen = new LineEnds(bytes);
        if (seen.loneLf == 0 || (onlyText && (seen.crLf > 0 || seen.binary()))) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + seen.loneLf);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                out.write('\r');
            }
            out.write(bytes[i]);
        }
        return out.toByteArray();
    }
}
