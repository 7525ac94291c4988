package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Permissions as they are given: a number, or {@code u+x,g-w}. */
public record Mode(int number, List<Change> changes) {

    private static final int OCTAL = 8;
    private static final int ALL = 07777;
    private static final int EXECUTE = 0111;
    private static final Pattern CHANGE = Pattern.compile("([ugoa]*)([-+=])([rwxXst]*)");

    /** A part of {@code u+x,g-w}. */
    public record Change(String who, char operator, String what) {

        private int apply(int mode, boolean directory) {
            int mask = mask();
            int bits = bits(mode, directory) & mask;
            return switch (operator) {
                case '+' -> mode | bits;
                case '-' -> mode & ~bits;
                default -> (mode & ~(mask & 0777)) | bits;
            };
        }

        private int mask() {
            String whom = who.isEmpty() ? "a" : who;
            int mask = 0;
            mask |= whom.matches(".*[ua].*") ? 04700 : 0;
            mask |= whom.matches(".*[ga].*") ? 02070 : 0;
            mask |= whom.matches(".*[oa].*") ? 00007 : 0;
            return what.contains("t") ? mask | 01000 : mask;
        }

        private int bits(int mode, boolean directory) {
            int bits = 0;
            bits |= what.contains("r") ? 0444 : 0;
            bits |= what.contains("w") ? 0222 : 0;
            bits |= what.contains("x") ? EXECUTE : 0;
            bits |= what.contains("X") && (directory || (mode & EXECUTE) != 0) ? EXECUTE : 0;
            bits |= what.contains("s") ? 06000 : 0;
            bits |= what.contains("t") ? 01000 : 0;
            return bits;
        }
    }

    /** Reads it. */
    public static Mode parse(String text) throws IOException {
        if (text.matches("[0-7]{1,4}")) {
            return new Mode(Integer.parseInt(text, OCTAL), List.of());
        }
        List<Change> changes = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = CHANGE.matcher(part);
            if (!matcher.matches()) {
                throw new IOException("invalid mode '" + text + "'");
            }
            changes.add(new Change(matcher.group(1), matcher.group(2).charAt(0), matcher.group(3)));
        }
        return new Mode(-1, changes);
    }

    /** What a file's permissions become. */
    public int apply(FileNode node) {
        int mode = number < 0 ? node.mode() : number;
        for (Change each : changes) {
            mode = each.apply(mode, node.isDirectory());
        }
        return mode & ALL;
    }
}
