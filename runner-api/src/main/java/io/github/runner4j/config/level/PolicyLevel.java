package io.github.runner4j.config.level;

import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.secret.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What repositories may ask for, and where each rule came from. Immutable.
 *
 * @param policy the rules
 * @param origins where a rule came from, by its name: {@code beyondCap}, {@code repositoryMayExceed},
 *     {@code caps.resourceLimits.memory}, {@code allow.registries}
 */
public record PolicyLevel(HostPolicy policy, Map<String, Origin> origins) {

    /** The rule about registries. */
    public static final String REGISTRIES = "allow.registries";

    /** The rule about capabilities. */
    public static final String CAPABILITIES = "allow.capabilities";

    /** The rule about the names of environment variables. */
    public static final String ENVIRONMENT = "allow.environment";

    /** The rule about networks. */
    public static final String NETWORKS = "allow.networks";

    /** What stands before the name of a value that is capped. */
    public static final String CAPS = "caps.";

    /** No rule set. */
    public static final PolicyLevel EMPTY = new PolicyLevel(HostPolicy.builder().build(), Map.of());

    /** Keeps its own copy. */
    public PolicyLevel {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /**
     * A level whose rules all came from one place.
     *
     * @param policy the rules
     * @param origin where they came from
     * @return the level
     */
    public static PolicyLevel of(HostPolicy policy, Origin origin) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        policy.beyondCap().ifPresent(rule -> origins.put("beyondCap", origin));
        policy.repositoryMayExceed().ifPresent(rule -> origins.put("repositoryMayExceed", origin));
        Level.of(policy.caps(), origin).origins().keySet().forEach(name -> origins.put(CAPS + name, origin));
        policy.registries().ifPresent(rule -> origins.put(REGISTRIES, origin));
        policy.capabilities().ifPresent(rule -> origins.put(CAPABILITIES, origin));
        policy.environment().ifPresent(rule -> origins.put(ENVIRONMENT, origin));
        policy.networks().ifPresent(rule -> origins.put(NETWORKS, origin));
        return new PolicyLevel(policy, origins);
    }

    /**
     * These rules, and for those not set the others.
     *
     * @param base the level below
     * @return the combination
     */
    public PolicyLevel over(PolicyLevel base) {
        Map<String, Origin> both = new LinkedHashMap<>(base.origins);
        both.putAll(origins);
        return new PolicyLevel(policy.over(base.policy), both);
    }

    /**
     * Where a rule came from.
     *
     * @param rule the rule's name
     * @return its origin; {@link Origin#DEFAULT} when nobody set it
     */
    public Origin origin(String rule) {
        return origins.getOrDefault(rule, Origin.DEFAULT);
    }

    /**
     * What a rule allows, in words, with its place.
     *
     * @param rule the rule's name
     * @param allowed what it allows; not shown when the rule was brought in from the environment
     * @return as in {@code front, back, by the host's policy (runner.yml:9:20)}
     */
    public String allows(String rule, String allowed) {
        Origin origin = origin(rule);
        return (origin.secret() ? Secret.MASK : allowed) + ", by the host's policy (" + origin + ")";
    }
}
