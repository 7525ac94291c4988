package io.github.runner4j.docker.internal.git.tree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Expands {@code $Id$} to the blob's id. Source: git's {@code convert.c}, ident_to_worktree. */
final class IdentKeyword {

    private IdentKeyword() {}

    static byte[] expand(byte[] bytes, String blobId) {
        byte[] expansion = ("Id: " + blobId + " $").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        int at = 0;
        while (true) {
            int dollar = indexOf(bytes, '$', at, bytes.length);
            if (dollar < 0) {
                break;
            }
            out.write(bytes, at, dollar + 1 - at);
            at = dollar + 1;
            if (at + 3 > bytes.length || bytes[at] != 'I' || bytes[at + 1] != 'd') {
                continue;
            }
            if (bytes[at + 2] == '$') {
                at += 3;
            } else if (bytes[at + 2] == ':') {
                int end = indexOf(bytes, '$', at + 3, bytes.length);
                if (end < 0) {
                    break;
                }
                if (indexOf(bytes, '\n', at + 3, end) >= 0 || foreign(bytes, at, end)) {
                    continue;
                }
                at = end + 1;
            } else {
                continue;
            }
            out.writeBytes(expansion);
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    /** Whether the words are those of another version control system, with a space before the last place. */
    private static boolean foreign(byte[] bytes, int id, int end) {
        int space = indexOf(bytes, ' ', id + 4, end);
        return space >= 0 && space < end - 1;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
