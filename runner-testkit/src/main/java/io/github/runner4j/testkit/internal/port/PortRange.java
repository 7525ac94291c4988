package io.github.runner4j.testkit.internal.port;

import java.util.Optional;

/**
 * Ports of this machine of which one is wanted.
 *
 * @param first 0 for any that is free
 * @param last the same as the first for one alone
 */
public record PortRange(int first, int last) {

    static final PortRange ANY = new PortRange(0, 0);

    /** Reads {@code ""}, {@code 8080} or {@code 8080-8090}; nothing when it is none. */
    public static Optional<PortRange> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(ANY);
        }
        String[] ends = text.split("-", 2);
        Optional<Integer> first = ContainerPort.number(ends[0]);
        Optional<Integer> last = ends.length > 1 ? ContainerPort.number(ends[1]) : first;
        return first.flatMap(low -> last.filter(high -> high >= low).map(high -> new PortRange(low, high)));
    }

    boolean any() {
        return first == 0;
    }
}
