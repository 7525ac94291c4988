package io.github.runner4j.testkit.internal.change;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ports of EXPOSE. */
final class Ports {

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final int MOST = 65535;

    private Ports() {}

    /**
     * The ports of an argument: {@code 80}, {@code 80/udp}, {@code 80-82}; what stands before a colon is of the host.
     *
     * @return each with its protocol
     */
    static List<String> parse(String text) {
        String[] parts = text.split("/", 2);
        String protocol = parts.length == 2 && !parts[1].isEmpty() ? parts[1].toLowerCase(Locale.ROOT) : "tcp";
        String range = parts[0].substring(parts[0].lastIndexOf(':') + 1);
        if (range.isEmpty()) {
            throw Refusal.broken("No port specified: " + text + "<empty>");
        }
        String[] ends = range.split("-", 2);
        int first = number(ends[0]);
        int last = ends.length == 2 ? number(ends[1]) : first;
        if (first < 0 || last < first) {
            throw Refusal.broken("Invalid containerPort: " + range);
        }
        if (!PROTOCOLS.contains(protocol)) {
            throw Refusal.broken("Invalid proto: " + protocol);
        }
        List<String> ports = new ArrayList<>();
        for (int port = first; port <= last; port++) {
            ports.add(port + "/" + protocol);
        }
        return ports;
    }

    private static int number(String text) {
        boolean number = text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST;
        return number ? Integer.parseInt(text) : -1;
    }
}
