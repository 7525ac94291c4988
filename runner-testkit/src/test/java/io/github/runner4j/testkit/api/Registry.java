package io.github.runner4j.testkit.api;

import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A registry that an engine reaches, and that wants a login.
 *
 * @param address host and port
 * @param user who may read and write
 * @param password the user's
 */
record Registry(String address, String user, String password) {

    /** What fake daemons have in the place of the one beside the real engines. */
    static final Registry FAKE = new Registry("127.0.0.1:5055", "doorkeeper", "password");

    /** The one that an engine reaches. */
    static Registry of(Target target) {
        return target.fake() ? FAKE : real();
    }

    /** The one beside the real engines; skips where there is none. */
    static Registry real() {
        return new Registry(
                variable("RUNNER4J_REGISTRY"),
                variable("RUNNER4J_REGISTRY_USER"),
                variable("RUNNER4J_REGISTRY_PASSWORD"));
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new TestAbortedException("No " + name + " (see scripts/engines env)"));
    }
}
