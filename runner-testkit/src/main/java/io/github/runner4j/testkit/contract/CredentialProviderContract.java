package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.spi.CredentialProvider.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What every {@link CredentialProvider} owes its callers, CP-1 and CP-2. Extend this. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class CredentialProviderContract {

    private static final int AT_ONCE = 16;

    private static final List<String> NOBODY = List.of(
            "unknown.invalid", "unknown.invalid:8443", "[::1]:5000", "127.0.0.1:1", "UNKNOWN.invalid", "no host");

    private final Bounded bounded = new Bounded();

    /** For subclasses. */
    protected CredentialProviderContract() {}

    /**
     * The provider under test.
     *
     * @return a provider that knows {@link #host}
     */
    protected abstract CredentialProvider provider();

    /**
     * What the known host is for.
     *
     * @return a purpose for which the provider has a credential
     */
    protected abstract Purpose purpose();

    /**
     * The host that the provider knows.
     *
     * @return a host as it stands in a URL or image reference, with its port if it has one
     */
    protected abstract String host();

    @AfterEach
    void close() {
        bounded.close();
    }

    @Test
    void find_knowsItsHost() {
        assertThat(provider().find(purpose(), host())).isPresent();
    }

    @Test
    void cp1_anUnknownHostIsNoFailure() {
        for (Purpose each : Purpose.values()) {
            for (String nobody : NOBODY) {
                assertThat(provider().find(each, nobody))
                        .as(each + " of " + nobody)
                        .isEmpty();
            }
        }
    }

    @Test
    void cp1_anotherPortIsAnotherHost() {
        String other = host().replaceFirst(":\\d+$", "") + ":1";

        assertThat(provider().find(purpose(), other)).isEmpty();
    }

    @Test
    void cp2_manyThreadsAskAtOnce() {
        CredentialProvider provider = provider();
        Optional<Credential> known = provider.find(purpose(), host());

        List<Optional<Credential>> all = bounded.together(
                AT_ONCE,
                number -> number % 2 == 0 ? provider.find(purpose(), host()) : provider.find(purpose(), "no host"));

        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(all.get(i)).isEqualTo(i % 2 == 0 ? known : Optional.empty());
        }
    }
}
