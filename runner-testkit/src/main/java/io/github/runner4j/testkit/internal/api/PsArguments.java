package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Which columns {@code ps} prints. Knows {@code -ef}, {@code aux} and lists of columns. */
final class PsArguments {

    private static final String TIME = "00:00:00";

    private PsArguments() {}

    static List<PsColumn> columns(String arguments) {
        String text = arguments.strip();
        String options = text.startsWith("-") ? text.substring(1) : text;
        int list = options.indexOf('o');
        List<PsColumn> columns;
        if (list >= 0) {
            columns = listed(options.substring(list + 1).strip());
        } else if (options.contains("u")) {
            columns = ofUsers();
        } else if (options.matches("[aexAfF]*")) {
            columns = full();
        } else {
            throw Refusal.broken("ps: error: unsupported option (BSD syntax)");
        }
        if (columns.stream().noneMatch(each -> each.title().equals("PID"))) {
            throw Refusal.broken("Couldn't find PID field in ps output");
        }
        return columns;
    }

    private static List<PsColumn> full() {
        return List.of(
                PsColumn.user("UID"),
                PsColumn.pid(),
                PsColumn.parent(),
                PsColumn.fixed("C", "0"),
                PsColumn.started("STIME"),
                PsColumn.terminal(),
                PsColumn.fixed("TIME", TIME),
                PsColumn.words("CMD"));
    }

    private static List<PsColumn> ofUsers() {
        return List.of(
                PsColumn.user("USER"),
                PsColumn.pid(),
                PsColumn.fixed("%CPU", "0.0"),
                PsColumn.fixed("%MEM", "0.0"),
                PsColumn.fixed("VSZ", "2268"),
                PsColumn.fixed("RSS", "1376"),
                PsColumn.terminal(),
                PsColumn.fixed("STAT", "Ss"),
                PsColumn.started("START"),
                PsColumn.fixed("TIME", "0:00"),
                PsColumn.words("COMMAND"));
    }

    private static List<PsColumn> listed(String names) {
        List<PsColumn> columns = new ArrayList<>();
        for (String name : names.split("[, ]+", -1)) {
            columns.add(named(name));
        }
        return columns;
    }

    private static PsColumn named(String name) {
        return switch (name) {
            case "pid", "tgid" -> PsColumn.pid();
            case "ppid" -> PsColumn.parent();
            case "user", "euser" -> PsColumn.user("USER");
            case "uid", "euid" -> PsColumn.fixed("UID", "0");
            case "comm", "ucmd", "ucomm" -> PsColumn.name("COMMAND");
            case "args", "command" -> PsColumn.words("COMMAND");
            case "cmd" -> PsColumn.words("CMD");
            case "time", "cputime" -> PsColumn.fixed("TIME", TIME);
            case "etime" -> PsColumn.elapsed();
            case "pcpu", "%cpu" -> PsColumn.fixed("%CPU", "0.0");
            case "pmem", "%mem" -> PsColumn.fixed("%MEM", "0.0");
            case "rss" -> PsColumn.fixed("RSS", "1376");
            case "vsz" -> PsColumn.fixed("VSZ", "2268");
            case "stat" -> PsColumn.fixed("STAT", "Ss");
            case "s", "state" -> PsColumn.fixed("S", "S");
            case "tty", "tt" -> PsColumn.terminal();
            case "stime" -> PsColumn.started("STIME");
            case "start" -> PsColumn.started("STARTED");
            case "c" -> PsColumn.fixed("C", "0");
            case "ni", "nice" -> PsColumn.fixed("NI", "0");
            default -> throw Refusal.broken("ps: error: unknown user-defined format specifier \"" + name + "\"");
        };
    }
}
