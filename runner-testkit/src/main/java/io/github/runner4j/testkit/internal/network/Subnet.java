package io.github.runner4j.testkit.internal.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses.
 *
 * @param base the first of them
 * @param bits how many bits all of them share
 */
record Subnet(int base, int bits) {

    private static final int ALL_BITS = 32;
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /** Reads {@code 10.1.0.0/16}. */
    static Optional<Subnet> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .filter(each -> bits <= ALL_BITS)
                .map(each -> new Subnet(each & mask(bits), bits));
    }

    /** Reads {@code 10.1.2.3}. */
    static Optional<Integer> address(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int address = 0;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > 0xFF) {
                return Optional.empty();
            }
            address = address << Byte.SIZE | part;
        }
        return Optional.of(address);
    }

    static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xFF) + "." + (address >>> 8 & 0xFF) + "." + (address & 0xFF);
    }

    boolean contains(int address) {
        return (address & mask(bits)) == base;
    }

    boolean overlaps(Subnet other) {
        return contains(other.base) || other.contains(base);
    }

    /** The last of its addresses. */
    int last() {
        return base | ~mask(bits);
    }

    @Override
    public String toString() {
        return text(base) + "/" + bits;
    }

    private static int mask(int bits) {
        return bits == 0 ? 0 : -1 << (ALL_BITS - bits);
    }
}
