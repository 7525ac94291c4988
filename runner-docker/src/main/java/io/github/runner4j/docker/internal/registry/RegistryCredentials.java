package io.github.runner4j.docker.internal.registry;

import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.spi.CredentialProvider.Purpose;
import io.github.runner4j.spi.StageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a registry's credentials: those given with the request, the credential provider, then Docker's own configuration and the
 * helper programs that it names. Safe for use by several threads; keeps nothing.
 */
public final class RegistryCredentials {

    private final CredentialProvider provider;
    private final Machine machine;

    /**
     * Looks for nothing yet.
     *
     * @param provider asked before Docker's configuration
     * @param machine where Docker's configuration and the helpers are
     */
    public RegistryCredentials(CredentialProvider provider, Machine machine) {
        this.provider = provider;
        this.machine = machine;
    }

    /**
     * What was found for one registry.
     *
     * @param domain the registry, as in an image's name
     * @param auth the credentials, if there are any
     * @param tried where they were looked for and what was there, in order; no secret among it
     */
    public record Found(String domain, Optional<RegistryAuth> auth, List<String> tried) {

        /** Keeps its own copy. */
        public Found {
            tried = List.copyOf(tried);
        }
    }

    /**
     * Looks for a registry's credentials. A helper program may take a few seconds; other sources do not block.
     *
     * @param domain the registry, as in an image's name
     * @param given credentials that came with the request, by registry
     * @param context time and cancellation
     * @return what was found
     */
    public Found find(String domain, Map<String, Credential> given, StageContext context) {
        List<String> tried = new ArrayList<>();
        Optional<RegistryAuth> auth = use(domain, given.get(domain), "the launch's credentials", tried)
                .or(() -> use(domain, ask(domain), "the credential provider", tried))
                .or(() -> new DockerConfig(machine, tried).find(domain, context));
        return new Found(domain, auth, tried);
    }

    private @Nullable Credential ask(String domain) {
        return provider.find(Purpose.REGISTRY, domain).orElse(null);
    }

    private static Optional<RegistryAuth> use(
            String domain, @Nullable Credential credential, String source, List<String> tried) {
        Optional<RegistryAuth> auth = Optional.ofNullable(credential).flatMap(each -> RegistryAuth.of(domain, each));
        String what = auth.map(DockerConfig::shown)
                .orElse(credential == null ? "nothing" : "an SSH key, which registries do not take");
        tried.add(source + ": " + what);
        return auth;
    }
}
