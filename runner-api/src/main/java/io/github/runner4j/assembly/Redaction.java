package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.source.GitSource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes the secrets of a launch out of everything that leaves it. */
final class Redaction {

    private static final Pattern USER_INFO = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://([^/]+)@");

    private Redaction() {}

    /** A redactor that knows every secret that host code gave. */
    static Redactor of(RunRequest request) {
        List<Secret> secrets = new ArrayList<>();
        if (request.source() instanceof GitSource git) {
            git.credential().ifPresent(each -> addTo(secrets, each));
            addUserInfo(secrets, git.url());
        }
        request.registryCredentials().values().forEach(each -> addTo(secrets, each));
        addTo(secrets, request.config());
        return Redactor.patterns().with(secrets);
    }

    /** The same, and the secrets of a configuration. */
    static Redactor and(Redactor redactor, ComponentConfig config) {
        List<Secret> secrets = new ArrayList<>();
        addTo(secrets, config);
        return redactor.with(secrets);
    }

    private static void addTo(List<Secret> secrets, ComponentConfig config) {
        Stream.concat(config.build().arguments().stream(), config.run().environment().stream())
                .filter(Variable::secret)
                .map(Variable::value)
                .forEach(secrets::add);
    }

    private static void addTo(List<Secret> secrets, Credential credential) {
        if (credential instanceof Credential.Token token) {
            secrets.add(token.value());
        } else if (credential instanceof Credential.UserPassword user) {
            secrets.add(user.password());
        } else if (credential instanceof Credential.SshKey key) {
            key.passphrase().ifPresent(secrets::add);
        }
    }

    private static void addUserInfo(List<Secret> secrets, String url) {
        Matcher matcher = USER_INFO.matcher(url);
        if (matcher.find()) {
            String[] parts = matcher.group(1).split(":", 2);
            addBoth(secrets, parts[parts.length - 1]);
            // Some forges take a token for the user name, and anything for the password.
            if (parts.length > 1 && Variable.of("user", parts[0]).secret()) {
                addBoth(secrets, parts[0]);
            }
        }
    }

    /** As it stands in the URL, and as it is sent. */
    private static void addBoth(List<Secret> secrets, String text) {
        secrets.add(Secret.of(text));
        try {
            secrets.add(Secret.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // Not percent-encoded: it is sent as it stands.
        }
    }
}
