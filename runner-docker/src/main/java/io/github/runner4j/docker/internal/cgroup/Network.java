package io.github.runner4j.docker.internal.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What went over all network interfaces of a process but its loopback. Source: {@code /proc/PID/net/dev}. */
record Network(OptionalLong rxBytes, OptionalLong txBytes) {

    private static final int HEADING_LINES = 2;
    private static final int RECEIVED = 0;
    private static final int SENT = 8;

    /** Without an interface, as with {@code --network none}, both are absent, as the engine has it. */
    static Network of(Path process) {
        List<OptionalLong> received = new ArrayList<>();
        List<OptionalLong> sent = new ArrayList<>();
        Optional<List<String>> lines = Text.lines(process.resolve("net/dev"));
        lines.ifPresent(all -> all.stream().skip(HEADING_LINES).forEach(line -> {
            int colon = line.indexOf(':');
            String[] counters = line.substring(colon + 1).strip().split("\\s+", -1);
            if (colon > 0 && !line.substring(0, colon).strip().equals("lo") && counters.length > SENT) {
                received.add(Text.number(counters[RECEIVED]));
                sent.add(Text.number(counters[SENT]));
            }
        }));
        return new Network(Text.sum(received), Text.sum(sent));
    }
}
