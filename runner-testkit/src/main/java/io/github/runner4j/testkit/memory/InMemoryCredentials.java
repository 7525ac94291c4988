package io.github.runner4j.testkit.memory;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.CredentialProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Credentials that a test gives, and a record of who was asked for. Safe for use by several threads. */
public final class InMemoryCredentials implements CredentialProvider {

    /**
     * What was asked for.
     *
     * @param purpose what a credential was wanted for
     * @param host the host, with its port if one was given
     */
    public record Request(Purpose purpose, String host) {}

    private final Map<Request, Credential> known = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private InMemoryCredentials() {}

    /**
     * A provider that knows nobody yet.
     *
     * @return a new provider
     */
    public static InMemoryCredentials create() {
        return new InMemoryCredentials();
    }

    /**
     * Makes a credential known.
     *
     * @param purpose what it is for
     * @param host the host, with {@code :port} where one is given
     * @param credential the credential
     * @return this
     */
    public InMemoryCredentials put(Purpose purpose, String host, Credential credential) {
        known.put(new Request(purpose, host), credential);
        return this;
    }

    /**
     * What was asked for so far.
     *
     * @return the requests, in order
     */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Optional<Credential> find(Purpose purpose, String host) {
        Request request = new Request(purpose, host);
        requests.add(request);
        return Optional.ofNullable(known.get(request));
    }
}
