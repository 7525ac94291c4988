package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.program.Processes.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code kill}, {@code killall} and {@code pidof}. */
public final class Kill {

    private static final int LAST_USUAL_SIGNAL = 31;

    private Kill() {}

    /** Sends a signal to processes by their numbers. */
    public static int kill(Session session) throws IOException {
        List<String> words = session.words();
        if (!words.isEmpty() && words.get(0).equals("-l")) {
            return list(session, words.subList(1, words.size()));
        }
        int used = used(words);
        Optional<String> signal = signal(session, words);
        if (signal.isEmpty()) {
            return 1;
        } else if (used == words.size()) {
            return session.complain("you need to specify whom to kill");
        }
        int code = 0;
        for (String each : words.subList(used, words.size())) {
            code |= send(session, each, signal.get());
        }
        return code;
    }

    private static int send(Session session, String process, String signal) {
        if (!process.matches("-?[0-9]{1,9}")) {
            return session.complain("invalid number '" + process + "'");
        }
        int number = Integer.parseInt(process);
        boolean there = number == -1
                ? sendToAll(session, signal)
                : number >= 0
                        && sendToOne(
                                session,
                                number == 0 ? session.context().processes().own() : number,
                                signal);
        return there ? 0 : session.complain("can't kill pid " + process + ": No such process");
    }

    private static boolean sendToAll(Session session, String signal) {
        List<Entry> all = session.context().processes().all();
        all.stream()
                .filter(each -> each.id() != 1
                        && each.id() != session.context().processes().own())
                .forEach(each -> sendToOne(session, each.id(), signal));
        return true;
    }

    private static boolean sendToOne(Session session, int number, String signal) {
        return signal.equals("0")
                ? session.context().processes().all().stream().anyMatch(each -> each.id() == number)
                : session.context().processes().signal(number, signal);
    }

    /** How many words say which signal. */
    private static int used(List<String> words) {
        if (words.isEmpty() || !words.get(0).startsWith("-") || words.get(0).equals("--")) {
            return !words.isEmpty() && words.get(0).equals("--") ? 1 : 0;
        }
        int used = words.get(0).equals("-s") ? 2 : 1;
        boolean mark = used < words.size() && words.get(used).equals("--");
        return Math.min(words.size(), mark ? used + 1 : used);
    }

    private static Optional<String> signal(Session session, List<String> words) {
        if (words.isEmpty() || !words.get(0).startsWith("-") || words.get(0).equals("--")) {
            return Optional.of("TERM");
        }
        String name = words.get(0).equals("-s")
                ? words.size() > 1 ? words.get(1) : ""
                : words.get(0).substring(1);
        if (name.equals("0")) {
            return Optional.of(name);
        }
        Optional<String> signal = Signal.parse(name).map(Signal::name);
        if (signal.isEmpty()) {
            session.complain("bad signal name '" + name + "'");
        }
        return signal;
    }

    private static int list(Session session, List<String> words) throws IOException {
        if (words.isEmpty()) {
            for (Signal each : Signal.values()) {
                if (each.number() <= LAST_USUAL_SIGNAL) {
                    session.line(String.format("%2d) %s", each.number(), each.name()));
                }
            }
            return 0;
        }
        for (String word : words) {
            Optional<Signal> signal = Signal.parse(word);
            if (signal.isEmpty()) {
                return session.complain("unknown signal '" + word + "'");
            }
            boolean number = word.matches("[0-9]+");
            session.line(
                    number ? signal.get().name() : Integer.toString(signal.get().number()));
        }
        return 0;
    }

    /** Sends a signal to processes by their names. */
    public static int killAll(Session session) {
        List<String> words = session.words();
        int used = used(words);
        Optional<String> signal = signal(session, words);
        if (signal.isEmpty()) {
            return 1;
        }
        int code = 0;
        for (String name : words.subList(used, words.size())) {
            List<Entry> named = named(session, name);
            named.forEach(each -> sendToOne(session, each.id(), signal.get()));
            code |= named.isEmpty() ? session.complain(name + ": no process killed") : 0;
        }
        return code;
    }

    /** The numbers of the processes with some names. */
    public static int pidOf(Session session) throws IOException {
        List<String> numbers = session.words().stream()
                .filter(each -> !each.startsWith("-"))
                .flatMap(name -> named(session, name).stream())
                .map(each -> Integer.toString(each.id()))
                .toList();
        if (numbers.isEmpty()) {
            return 1;
        }
        session.line(String.join(" ", numbers));
        return 0;
    }

    private static List<Entry> named(Session session, String name) {
        return session.context().processes().all().stream()
                .filter(each -> each.id() != session.context().processes().own())
                .filter(each -> each.arguments().get(0).replaceFirst(".*/", "").equals(name))
                .toList();
    }
}
