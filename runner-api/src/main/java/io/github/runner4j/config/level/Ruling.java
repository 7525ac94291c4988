package io.github.runner4j.config.level;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import java.util.List;

/**
 * What a repository gets of what it asked for.
 *
 * @param level its values, none beyond its cap
 * @param decisions what was capped, and what was held against a cap
 */
public record Ruling(Level level, List<PolicyDecision> decisions) {

    /** Keeps its own copy. */
    public Ruling {
        decisions = List.copyOf(decisions);
    }

    /**
     * Holds what a repository asks for against the host's values and policy.
     *
     * @param file the repository's file, for messages
     * @param asked what its file says
     * @param host what holds for the component by the host's will
     * @param policy the host's policy
     * @return what it gets
     * @throws ConfigException with everything that goes too far, when the policy is to refuse that, or when no policy could
     *     make it less: names and networks that are not allowed
     */
    public static Ruling of(String file, Level asked, Level host, PolicyLevel policy) {
        Caps caps = new Caps(asked, host, policy);
        Level granted = caps.apply();
        List<Problem> problems = caps.problems();
        if (!problems.isEmpty()) {
            throw ConfigException.of(file, problems);
        }
        return new Ruling(granted, caps.decisions());
    }
}
