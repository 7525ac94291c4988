package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code uname}, {@code hostname}, {@code nproc}, {@code free}, {@code uptime} and {@code mount}. */
public final class Machine {

    private static final String RELEASE = "5.10.0";
    private static final String VERSION = "#1 SMP";
    private static final String HARDWARE = "x86_64";
    private static final long MEBIBYTE = 1024;
    private static final long GIBIBYTE = 1024 * 1024;

    private Machine() {}

    public static int uname(Session session) throws IOException {
        Options options = Options.parse(session.words(), "amnrspvio");
        Map<Character, String> values = Map.of(
                's',
                "Linux",
                'n',
                name(session),
                'r',
                RELEASE,
                'v',
                VERSION,
                'm',
                HARDWARE,
                'o',
                "GNU/Linux",
                'p',
                HARDWARE,
                'i',
                HARDWARE);
        List<String> shown = new ArrayList<>();
        for (char letter : (options.has('a') ? "snrvmo" : "snrvmpio").toCharArray()) {
            if (options.has('a') || options.has(letter)) {
                shown.add(String.valueOf(values.get(letter)));
            }
        }
        session.line(shown.isEmpty() ? "Linux" : String.join(" ", shown));
        return 0;
    }

    public static int hostname(Session session) throws IOException {
        Options options = Options.parse(session.words(), "sidfF:");
        String name = name(session);
        if (options.has('i')) {
            session.line(address(session, name));
        } else if (options.has('d')) {
            session.line(name.contains(".") ? name.substring(name.indexOf('.') + 1) : "");
        } else if (!options.rest().isEmpty()) {
            return session.complain("sethostname: Operation not permitted");
        } else {
            session.line(options.has('s') ? name.replaceFirst("\\..*", "") : name);
        }
        return 0;
    }

    /** The engine writes it there. */
    public static String name(Session session) {
        return text(session.tree(), "/etc/hostname")
                .orElseGet(() -> session.context().environment().getOrDefault("HOSTNAME", "localhost"));
    }

    private static Optional<String> text(Tree tree, String path) {
        return tree.follow(path)
                .map(FileNode::content)
                .map(Content::toString)
                .map(String::strip)
                .filter(each -> !each.isEmpty());
    }

    /** The container's own address, as the engine wrote it to the table of hosts. */
    public static String address(Session session, String name) {
        return text(session.tree(), "/etc/hosts")
                .orElse("")
                .lines()
                .map(line -> List.of(line.strip().split("\\s+", -1)))
                .filter(each -> each.subList(1, each.size()).contains(name)
                        && each.get(0).contains("."))
                .map(each -> each.get(0))
                .findFirst()
                .orElse("127.0.0.1");
    }

    public static int processors(Session session) throws IOException {
        session.line(Integer.toString(Runtime.getRuntime().availableProcessors()));
        return 0;
    }

    public static int free(Session session) throws IOException {
        Options options = Options.parse(session.words(), "bkmgh");
        long unit = options.has('g') ? GIBIBYTE : options.has('m') ? MEBIBYTE : 1;
        session.line("              total        used        free      shared  buff/cache   available");
        session.line(row("Mem:", unit, 2_048_000, 512_000, 1_024_000, 0, 512_000, 1_536_000));
        session.line(row("Swap:", unit, 0, 0, 0));
        return 0;
    }

    private static String row(String title, long unit, long... kibibytes) {
        StringBuilder row = new StringBuilder(String.format("%-7s", title));
        for (long each : kibibytes) {
            row.append(String.format(row.length() < 8 ? "%12d" : " %11d", each / unit));
        }
        return row.toString();
    }

    public static int uptime(Session session) throws IOException {
        String seconds = session.tree().content("/proc/uptime").toString().split("\\.", 2)[0];
        long minutes = Long.parseLong(seconds) / 60;
        session.line(String.format(
                Locale.ROOT,
                " %tT up %d days, %2d:%02d,  0 users,  load average: 0.00, 0.00, 0.00",
                session.context().clock().instant().atOffset(ZoneOffset.UTC),
                minutes / (24 * 60),
                minutes / 60 % 24,
                minutes % 60));
        return 0;
    }

    public static int mount(Session session) throws IOException {
        if (!session.words().isEmpty()) {
            return session.complain("permission denied (are you root?)");
        }
        List<String> lines =
                session.tree().content("/proc/mounts").toString().lines().toList();
        for (String each : lines) {
            String[] parts = each.split(" ", -1);
            session.line(parts[0] + " on " + parts[1] + " type " + parts[2] + " (" + parts[3] + ")");
        }
        return 0;
    }
}
