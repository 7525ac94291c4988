package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Users;
import io.github.runner4j.testkit.program.Processes.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code ps} and {@code top}. */
public final class Ps {

    private Ps() {}

    public static int run(Session session) throws IOException {
        List<String> words = session.words().stream()
                .filter(each -> !each.matches("-?[aefuxl]+"))
                .toList();
        Options options = Options.parse(words, "o:Twx");
        List<String> columns = new ArrayList<>();
        options.values('o').forEach(each -> columns.addAll(List.of(each.split(",", -1))));
        if (columns.isEmpty()) {
            columns.addAll(List.of("pid", "user", "args"));
        }
        StringBuilder head = new StringBuilder();
        for (String column : columns) {
            head.append(field(column, title(column), column.equals(columns.get(columns.size() - 1))));
        }
        session.line(head.toString());
        for (Entry each : session.context().processes().all()) {
            StringBuilder line = new StringBuilder();
            for (String column : columns) {
                boolean last = column.equals(columns.get(columns.size() - 1));
                line.append(field(column, value(session, each, column), last));
            }
            session.line(line.toString());
        }
        return 0;
    }

    private static String title(String column) {
        return switch (column) {
            case "args", "comm" -> "COMMAND";
            default -> column.toUpperCase(Locale.ROOT);
        };
    }

    private static String field(String column, String value, boolean last) throws IOException {
        boolean title = value.equals(title(column));
        return switch (column) {
            case "pid", "ppid", "pgid", "sid", "rss", "vsz" -> String.format(title ? "%-5s " : "%5s ", value);
            case "user", "group" -> String.format("%-8s ", value);
            case "comm" -> last ? value : String.format("%-16s ", value);
            case "args" -> value;
            case "stat", "time", "etime", "tty", "nice" -> String.format("%-5s ", value);
            default -> throw new IOException("bad -o argument '" + column + "'");
        };
    }

    private static String value(Session session, Entry process, String column) {
        return switch (column) {
            case "pid" -> Integer.toString(process.id());
            case "user" ->
                new Users(session.context().files()).find(process.user()).name();
            case "comm" -> process.arguments().get(0).replaceFirst(".*/", "");
            case "args" -> String.join(" ", process.arguments());
            case "stat" -> "S";
            case "time", "etime" -> "0:00";
            case "tty" -> "?";
            default -> "0";
        };
    }

    /** Shows the processes once, or as often as it is told. */
    public static int top(Session session) throws IOException, InterruptedException {
        Options options = Options.parse(session.words(), "bn:d:m");
        int times = options.value('n')
                .filter(each -> each.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(-1);
        while (true) {
            session.line("Mem: 512000K used, 1536000K free, 0K shrd, 65536K buff, 446464K cached");
            session.line("CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq");
            session.line("Load average: 0.00 0.00 0.00 1/"
                    + session.context().processes().all().size() + " "
                    + session.context().processes().own());
            session.line("  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND");
            for (Entry each : session.context().processes().all()) {
                session.line(String.format(
                        "%5d %5d %-8s %-4s %5d %4d %3d %4d %s",
                        each.id(),
                        each.id() == 1 ? 0 : 1,
                        value(session, each, "user"),
                        "S",
                        1300,
                        0,
                        0,
                        0,
                        String.join(" ", each.arguments())));
            }
            session.flush();
            times--;
            if (times == 0) {
                return 0;
            }
            session.context().sleep(Sleep.parse(options.value('d').orElse("5")));
        }
    }
}
