package io.github.runner4j.testkit.internal.network;

import java.util.List;

/**
 * A container's end in a network, while it runs.
 *
 * @param id of its own
 * @param member whose it is
 * @param address its address; {@code ""} in a network without addresses
 * @param bits how many bits of it all share
 * @param gateway the host's address in the network; {@code ""} when it has none
 * @param mac its hardware address
 * @param aliases other names that it is reached by
 */
public record Endpoint(
        String id, Member member, String address, int bits, String gateway, String mac, List<String> aliases) {}
