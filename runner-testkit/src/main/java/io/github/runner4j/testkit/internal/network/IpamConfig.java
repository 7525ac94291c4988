package io.github.runner4j.testkit.internal.network;

import java.util.Map;

/**
 * One range of addresses of a network.
 *
 * @param subnet as in {@code 10.1.0.0/16}
 * @param range where addresses are taken from; {@code ""} for all of the subnet
 * @param gateway the host's own address; {@code ""} for the first
 * @param auxiliary addresses that no container gets, each with a name
 */
public record IpamConfig(String subnet, String range, String gateway, Map<String, String> auxiliary) {}
