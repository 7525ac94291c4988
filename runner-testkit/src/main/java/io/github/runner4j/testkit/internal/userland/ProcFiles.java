package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.program.Processes.Entry;
import io.github.runner4j.testkit.program.ProgramContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of {@code /proc} and {@code /sys} that scripts look at. Source: proc(5) and sysfs(5). */
record ProcFiles(ProgramContext context) {

    private static final String ROOT = "/proc";
    private static final String INTERFACES = "/sys/class/net";
    private static final List<String> TOP = List.of("cpuinfo", "loadavg", "meminfo", "mounts", "uptime", "version");
    private static final List<String> NET = List.of("tcp", "tcp6");
    private static final List<String> OF_PROCESS = List.of("cmdline", "comm", "environ", "status");
    private static final int FIRST_INODE = 10_000;
    private static final String SOCKETS = "st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String MEMORY = """
            MemTotal:        2048000 kB
            MemFree:         1024000 kB
            MemAvailable:    1536000 kB
            Buffers:           65536 kB
            Cached:           446464 kB
            SwapTotal:             0 kB
            SwapFree:              0 kB
            """;
    private static final String VERSION = "Linux version 5.10.0 (fake@fake) #1 SMP\n";
    private static final String MOUNTS = """
            overlay / overlay rw,relatime 0 0
            proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
            tmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0
            """;

    /** The names in a directory, when it is one. */
    Optional<List<String>> names(String path) {
        return switch (path) {
            case ROOT ->
                Optional.of(Stream.of(
                                Stream.of("net", "self"),
                                TOP.stream(),
                                context.processes().all().stream().map(each -> Integer.toString(each.id())))
                        .flatMap(each -> each)
                        .sorted()
                        .toList());
            case ROOT + "/net" -> Optional.of(NET);
            case INTERFACES -> Optional.of(interfaces());
            default ->
                isInterface(path) ? Optional.of(List.of()) : process(path, 3).map(process -> OF_PROCESS);
        };
    }

    private boolean isInterface(String path) {
        return path.startsWith(INTERFACES + "/") && interfaces().contains(path.substring(INTERFACES.length() + 1));
    }

    /** A container that has an address of its own is in a network. */
    private List<String> interfaces() {
        boolean connected = context.files()
                .follow("/etc/hosts")
                .map(node -> node.content().toString())
                .orElse("")
                .lines()
                .anyMatch(line -> line.matches("[0-9].*") && !line.startsWith("127."));
        return connected ? List.of("eth0", "lo") : List.of("lo");
    }

    /** What a file holds, when there is one. */
    Optional<Content> content(String path) {
        if (!path.startsWith(ROOT + "/")) {
            return Optional.empty();
        }
        return (switch (path.substring(ROOT.length() + 1)) {
                    case "net/tcp", "self/net/tcp" ->
                        Optional.of("  sl  local_address rem_address   " + SOCKETS + listeners());
                    case "net/tcp6", "self/net/tcp6" ->
                        Optional.of("  sl  " + pad("local_address") + pad("remote_address") + SOCKETS);
                    case "cpuinfo" -> Optional.of(processors());
                    case "loadavg" ->
                        Optional.of(
                                "0.00 0.00 0.00 1/" + context.processes().all().size() + " "
                                        + context.processes().own() + "\n");
                    case "meminfo" -> Optional.of(MEMORY);
                    case "mounts", "self/mounts" -> Optional.of(MOUNTS);
                    case "uptime" -> Optional.of(String.format(Locale.ROOT, "%.2f %.2f\n", uptime(), uptime()));
                    case "version" -> Optional.of(VERSION);
                    default -> process(path, 4).map(each -> ofProcess(each, path.substring(path.lastIndexOf('/') + 1)));
                })
                .filter(text -> !text.isEmpty())
                .map(Content::of);
    }

    /** Since the machine was started: at the beginning of the year. */
    private double uptime() {
        Instant now = context.clock().instant();
        Instant start = ZonedDateTime.of(now.atZone(ZoneOffset.UTC).getYear(), 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                .toInstant();
        return Duration.between(start, now).toMillis() / 1000.0;
    }

    private static String pad(String title) {
        return String.format("%-39s", title);
    }

    private String listeners() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (int port : context.listening()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%4d: 00000000:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
                            + "     0        0 %d 1 0000000000000000 100 0 0 10 0 \n",
                    number,
                    port,
                    FIRST_INODE + port));
            number++;
        }
        return text.toString();
    }

    private static String processors() {
        return Stream.iterate(0, each -> each + 1)
                .limit(Runtime.getRuntime().availableProcessors())
                .map(each -> "processor\t: " + each + "\nmodel name\t: Fake\ncpu MHz\t\t: 1000.000\n\n")
                .collect(Collectors.joining());
    }

    /** The process whose directory this is, or that the file in it tells of. */
    private Optional<Entry> process(String path, int parts) {
        String[] names = path.split("/", -1);
        if (names.length != parts || !names[1].equals("proc") || (parts == 4 && !OF_PROCESS.contains(names[3]))) {
            return Optional.empty();
        }
        String number =
                names[2].equals("self") ? Integer.toString(context.processes().own()) : names[2];
        return context.processes().all().stream()
                .filter(each -> Integer.toString(each.id()).equals(number))
                .findFirst();
    }

    private String ofProcess(Entry process, String file) {
        String name = process.arguments().get(0).replaceFirst(".*/", "");
        return switch (file) {
            case "cmdline" -> String.join("\0", process.arguments()) + "\0";
            case "comm" -> name + "\n";
            case "environ" ->
                process.id() == context.processes().own()
                        ? context.environment().entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue() + "\0")
                                .collect(Collectors.joining())
                        : "\0";
            default -> "Name:\t" + name + "\nState:\tS (sleeping)\nPid:\t" + process.id() + "\n";
        };
    }
}
