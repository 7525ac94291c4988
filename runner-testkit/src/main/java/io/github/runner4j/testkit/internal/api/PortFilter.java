package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.util.HashSet;
import java.util.Set;

/** Ports in a filter: {@code 80}, {@code 80/udp}, {@code 8000-8010/tcp}. */
final class PortFilter {

    private PortFilter() {}

    /** All of them, as {@code 80/tcp}. */
    static Set<String> ports(Filters filters, String name) {
        Set<String> ports = new HashSet<>();
        for (String each : filters.all(name)) {
            if (each.contains(":")) {
                throw Refusal.broken("filter for '" + name + "' should not contain ':': " + each);
            }
            String[] parts = each.split("/", 2);
            String protocol = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : "tcp";
            String[] ends = parts[0].split("-", 2);
            int last = number(name, each, ends[ends.length - 1]);
            for (int port = number(name, each, ends[0]); port <= last; port++) {
                ports.add(port + "/" + protocol);
            }
        }
        return ports;
    }

    private static int number(String name, String whole, String text) {
        if (!text.matches("\\d{1,5}")) {
            throw Refusal.broken("error while looking up for " + name + " " + whole + ": strconv.ParseUint: parsing "
                    + GoQuote.quote(text) + ": invalid syntax");
        }
        return Integer.parseInt(text);
    }
}
