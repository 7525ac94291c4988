package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.spi.StageContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** At which address published ports are reached. */
final class PublishedHost {

    private static final String LOOPBACK = "127.0.0.1";

    /** The default route in {@code /proc/net/route}: its gateway as eight hexadecimal digits, the last byte first. */
    private static final Pattern DEFAULT_ROUTE =
            Pattern.compile("(?m)^\\S+\\s+00000000\\s+([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})\\s");

    private final Machine machine;

    private final Wire wire;

    private final String prefix;

    PublishedHost(Machine machine, Wire wire, String prefix) {
        this.machine = machine;
        this.wire = wire;
        this.prefix = prefix;
    }

    /**
     * The engine's own host when it is reached over the network. Behind a socket it is this machine, unless we are in a container
     * and the engine is outside of it: then it is our gateway.
     */
    String of(StageContext context) {
        if (!wire.address().local()) {
            return wire.address().uri().getHost();
        }
        return machine.container() && outside(context) ? gateway().orElse(LOOPBACK) : LOOPBACK;
    }

    /** An engine with our own host name runs beside us, or we share the host's network: loopback is right in both cases. */
    private boolean outside(StageContext context) {
        String theirs = wire.call(Call.get("ask the engine for its host name", "/info"), prefix, context)
                .json()
                .text("Name");
        String ours = machine.read("proc/sys/kernel/hostname").orElse("").strip();
        return !theirs.equals(ours);
    }

    private Optional<String> gateway() {
        Matcher route = DEFAULT_ROUTE.matcher(machine.read("proc/net/route").orElse(""));
        return route.find()
                ? Optional.of(octet(route, 4) + "." + octet(route, 3) + "." + octet(route, 2) + "." + octet(route, 1))
                : Optional.empty();
    }

    private static int octet(Matcher route, int group) {
        return Integer.parseInt(route.group(group), 16);
    }
}
