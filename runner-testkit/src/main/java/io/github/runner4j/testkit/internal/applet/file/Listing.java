package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Users;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Describes a file as {@code ls -l} does. */
public final class Listing {

    private static final int DIRECTORY_SIZE = 4096;
    private static final long HALF_A_YEAR_SECONDS = 365L * 24 * 60 * 60 / 2;
    private static final int BLOCK = 4096;
    private static final int KIBIBYTE = 1024;
    private static final int MOST_UNSCALED = 10;
    private static final DateTimeFormatter RECENT = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter OLD = DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ENGLISH);

    private Listing() {}

    /** The letters of the kind and the permissions. */
    static String permissions(FileNode node, boolean device) {
        StringBuilder text = new StringBuilder();
        text.append(device ? 'c' : node.kind() == Kind.LINK ? 'l' : node.isDirectory() ? 'd' : '-');
        for (int bit = 8; bit >= 0; bit--) {
            text.append((node.mode() & (1 << bit)) != 0 ? "xwr".charAt(bit % 3) : '-');
        }
        special(text, 3, (node.mode() & 04000) != 0, 's');
        special(text, 6, (node.mode() & 02000) != 0, 's');
        special(text, 9, (node.mode() & 01000) != 0, 't');
        return text.toString();
    }

    private static void special(StringBuilder text, int at, boolean set, char letter) {
        if (set) {
            text.setCharAt(at, text.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
        }
    }

    /** How many bytes it has. */
    public static long size(FileNode node) {
        return node.isDirectory()
                ? DIRECTORY_SIZE
                : node.kind() == Kind.LINK
                        ? node.target().length()
                        : node.content().size();
    }

    /** How many kibibytes it takes. */
    static long blocks(FileNode node) {
        long size = node.kind() == Kind.LINK ? 0 : size(node);
        return (size + BLOCK - 1) / BLOCK * (BLOCK / KIBIBYTE);
    }

    /** A line, up to the file's name. */
    static String line(Session session, FileNode node, boolean device, boolean numbers, boolean human) {
        Users users = new Users(session.context().files());
        String user = numbers
                ? Integer.toString(node.owner().user())
                : users.userName(node.owner().user());
        String group = numbers
                ? Integer.toString(node.owner().group())
                : users.groupName(node.owner().group());
        long links = node.isDirectory() ? 2 : 1;
        String size = human ? human(size(node)) : Long.toString(size(node));
        return String.format(
                Locale.ROOT,
                "%s %4d %-8.8s %-8.8s %9s %s ",
                permissions(node, device),
                links,
                user,
                group,
                device ? "1,   3" : size,
                time(session, node));
    }

    private static String time(Session session, FileNode node) {
        Duration age =
                Duration.between(node.modified(), session.context().clock().instant());
        boolean recent = Math.abs(age.toSeconds()) < HALF_A_YEAR_SECONDS;
        return (recent ? RECENT : OLD).format(node.modified().atOffset(ZoneOffset.UTC));
    }

    /** A size with a unit, as in {@code 1.5K}. */
    static String human(long size) {
        double value = size;
        int unit = 0;
        while (value >= KIBIBYTE && unit < 4) {
            value /= KIBIBYTE;
            unit++;
        }
        if (unit == 0) {
            return Long.toString(size);
        }
        String number = value < MOST_UNSCALED
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.0f", value);
        return number + "KMGT".charAt(unit - 1);
    }
}
