package io.github.runner4j.testkit.internal.port;

import java.util.Locale;
import java.util.Optional;

/**
 * A port of a container.
 *
 * @param number 0 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record ContainerPort(int number, String protocol) implements Comparable<ContainerPort> {

    static final String TCP = "tcp";

    private static final int HIGHEST = 65535;

    /** Reads {@code 80}, {@code 80/tcp}; nothing when it is none. */
    public static Optional<ContainerPort> parse(String text) {
        String[] parts = text.split("/", 2);
        String protocol = parts.length > 1 && !parts[1].isEmpty() ? parts[1].toLowerCase(Locale.ROOT) : TCP;
        return number(parts[0]).map(number -> new ContainerPort(number, protocol));
    }

    /** Reads a number of a port; nothing when it is none. */
    public static Optional<Integer> number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(Character::isDigit);
        return digits ? Optional.of(Integer.parseInt(text)).filter(each -> each <= HIGHEST) : Optional.empty();
    }

    @Override
    public int compareTo(ContainerPort other) {
        return number != other.number ? Integer.compare(number, other.number) : protocol.compareTo(other.protocol);
    }

    @Override
    public String toString() {
        return number + "/" + protocol;
    }
}
