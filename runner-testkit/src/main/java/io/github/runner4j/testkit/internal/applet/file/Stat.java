package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Users;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** {@code stat}. */
public final class Stat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn xx", Locale.ROOT);
    private static final String USUAL = """
              File: %N
              Size: %-10s\tBlocks: %-10b IO Block: 4096   %F
            Device: 31h/49d\tInode: %-10i  Links: %h
            Access: (%04a/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)
            Access: %x
            Modify: %y
            Change: %z""";
    private static final int BLOCKS_PER_KIBIBYTE = 2;

    private final Session session;
    private final String path;
    private final FileNode node;

    private Stat(Session session, String path, FileNode node) {
        this.session = session;
        this.path = path;
        this.node = node;
    }

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "Ltc:f");
        if (options.rest().isEmpty()) {
            return session.usage("[-Ltf] [-c FMT] FILE...");
        }
        int code = 0;
        for (String path : options.rest()) {
            Optional<FileNode> node = options.has('L')
                    ? session.tree().follow(path)
                    : session.tree().find(path);
            if (node.isPresent()) {
                session.line(new Stat(session, path, node.get())
                        .format(options.value('c').orElse(USUAL)));
            } else {
                code = session.complain("can't stat '" + path + "': "
                        + session.tree().missing(path).text());
            }
        }
        return code;
    }

    private String format(String format) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            if (format.charAt(at) != '%') {
                text.append(format.charAt(at));
                at++;
                continue;
            }
            int letter = at + 1;
            while (letter < format.length() && "-0123456789".indexOf(format.charAt(letter)) >= 0) {
                letter++;
            }
            String flags = format.substring(at + 1, letter);
            String value = letter < format.length() ? value(format.charAt(letter)) : "%";
            text.append(padded(value, flags));
            at = letter + 1;
        }
        return text.toString();
    }

    private static String padded(String value, String flags) {
        if (flags.isEmpty()) {
            return value;
        } else if (flags.startsWith("0")) {
            return "0".repeat(Math.max(0, Integer.parseInt(flags) - value.length())) + value;
        }
        return String.format("%" + flags + "s", value);
    }

    private String value(char letter) {
        Users users = new Users(session.context().files());
        return switch (letter) {
            case 'n' -> path;
            case 'N' -> node.kind() == Kind.LINK ? "'" + path + "' -> '" + node.target() + "'" : path;
            case 's' -> Long.toString(Listing.size(node));
            case 'b' -> Long.toString(Listing.blocks(node) * BLOCKS_PER_KIBIBYTE);
            case 'B' -> "512";
            case 'a' -> Integer.toOctalString(node.mode());
            case 'A' -> Listing.permissions(node, session.tree().isDevice(path));
            case 'F' -> kind();
            case 'u' -> Integer.toString(node.owner().user());
            case 'g' -> Integer.toString(node.owner().group());
            case 'U' -> users.userName(node.owner().user());
            case 'G' -> users.groupName(node.owner().group());
            case 'i' -> Integer.toString(Math.floorMod(session.tree().real(path).hashCode(), 10_000_000));
            case 'h' -> node.isDirectory() ? "2" : "1";
            case 'x', 'y', 'z' -> time(node.modified());
            case 'X', 'Y', 'Z' -> Long.toString(node.modified().getEpochSecond());
            case '%' -> "%";
            default -> "?";
        };
    }

    private static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private String kind() {
        if (session.tree().isDevice(path)) {
            return path.startsWith("/dev") ? "character special file" : "regular empty file";
        }
        return switch (node.kind()) {
            case DIRECTORY -> "directory";
            case LINK -> "symbolic link";
            case FILE -> node.content().size() == 0 ? "regular empty file" : "regular file";
        };
    }
}
