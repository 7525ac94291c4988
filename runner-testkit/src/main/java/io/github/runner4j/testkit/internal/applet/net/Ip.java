package io.github.runner4j.testkit.internal.applet.net;

import io.github.runner4j.testkit.internal.applet.system.Machine;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code ip addr} and {@code ip route}: one interface besides that of the machine itself, as the engine names addresses. */
public final class Ip {

    private Ip() {}

    public static int run(Session session) throws IOException {
        List<String> words =
                session.words().stream().filter(each -> !each.startsWith("-")).toList();
        String object = words.isEmpty() ? "" : words.get(0);
        boolean four = session.words().contains("-4");
        String device = words.isEmpty() ? "" : words.get(words.size() - 1);
        String address = Machine.address(session, Machine.name(session));
        boolean connected = !address.startsWith("127.");
        if (matches("route", object)) {
            route(session, address, connected);
        } else if (matches("address", object) || matches("link", object)) {
            loopback(session, device, four, matches("address", object));
            ethernet(session, device, four, matches("address", object) ? address : "", connected);
        } else {
            return session.usage("[OPTIONS] address|route|link [ARGS]");
        }
        return 0;
    }

    private static boolean matches(String whole, String word) {
        return !word.isEmpty() && whole.startsWith(word);
    }

    private static void route(Session session, String address, boolean connected) throws IOException {
        if (connected) {
            session.line("default via " + network(address) + ".1 dev eth0 ");
            session.line(network(address) + ".0/16 dev eth0 scope link  src " + address + " ");
        }
    }

    /** The engine's networks have 16 bits for their members. */
    private static String network(String address) {
        String[] parts = address.split("\\.", -1);
        return parts[0] + "." + parts[1] + ".0";
    }

    private static boolean shown(String device, String name) {
        return device.equals(name) || !device.matches("lo|eth[0-9]+");
    }

    private static void loopback(Session session, String device, boolean four, boolean addresses) throws IOException {
        if (shown(device, "lo")) {
            session.line("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000");
            session.print(four ? "" : "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n");
            session.print(
                    addresses
                            ? "    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n"
                            : "");
        }
    }

    private static void ethernet(Session session, String device, boolean four, String address, boolean connected)
            throws IOException {
        if (!connected || !shown(device, "eth0")) {
            return;
        }
        session.line("2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue ");
        session.print(
                four || address.isEmpty() ? "" : "    link/ether " + hardware(address) + " brd ff:ff:ff:ff:ff:ff\n");
        if (!address.isEmpty()) {
            String broadcast = network(address).replaceFirst("\\.0$", "") + ".255.255";
            session.line("    inet " + address + "/16 brd " + broadcast + " scope global eth0");
            session.line("       valid_lft forever preferred_lft forever");
        }
    }

    /** As the engine makes it of the address. */
    private static String hardware(String address) {
        StringBuilder text = new StringBuilder("02:42");
        for (String each : address.split("\\.", -1)) {
            text.append(String.format(Locale.ROOT, ":%02x", Integer.parseInt(each)));
        }
        return text.toString();
    }
}
