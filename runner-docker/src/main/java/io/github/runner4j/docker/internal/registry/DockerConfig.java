package io.github.runner4j.docker.internal.registry;

import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Credentials in the configuration of the docker command: written down in it, or kept by a helper program that it names. */
final class DockerConfig {

    private static final String FILE = "config.json";

    private final Machine machine;
    private final List<String> tried;

    DockerConfig(Machine machine, List<String> tried) {
        this.machine = machine;
        this.tried = tried;
    }

    /** How credentials are named in a message. */
    static String shown(RegistryAuth auth) {
        return auth.user().isEmpty() ? "an identity token" : "user " + auth.user();
    }

    Optional<RegistryAuth> find(String domain, StageContext context) {
        Path file = machine.dockerConfig().resolve(FILE);
        Optional<Json> config = read(file);
        if (config.isEmpty()) {
            return Optional.empty();
        }
        Optional<RegistryAuth> written = written(config.get(), domain);
        tried.add("auths of " + file + ": " + written.map(DockerConfig::shown).orElse("nothing"));
        return written.or(() -> kept(config.get(), domain, context));
    }

    private Optional<Json> read(Path file) {
        try {
            return Optional.of(Json.parse(Files.readString(file)));
        } catch (IOException e) {
            tried.add(file + ": " + (Files.exists(file) ? "cannot be read" : "not there"));
        } catch (DaemonException e) {
            // its text may quote the file, secrets included
            tried.add(file + ": is no JSON");
        }
        return Optional.empty();
    }

    private static Optional<RegistryAuth> written(Json config, String domain) {
        String server = RegistryAuth.server(domain);
        Map<String, Json> auths = config.fields("auths");
        return Stream.concat(
                        Stream.of(server),
                        auths.keySet().stream().filter(key -> host(key).equals(host(server))))
                .flatMap(key -> Stream.ofNullable(auths.get(key)))
                .flatMap(entry -> auth(server, entry).stream())
                .findFirst();
    }

    private static Optional<RegistryAuth> auth(String server, Json entry) {
        Optional<String> token = entry.maybe("identitytoken");
        if (token.isPresent()) {
            return token.map(value -> new RegistryAuth(server, "", Secret.of(value)));
        }
        String login = entry.maybe("auth")
                .map(DockerConfig::decode)
                .orElse(entry.text("username") + ":" + entry.text("password"));
        int colon = login.indexOf(':');
        return colon <= 0
                ? Optional.empty()
                : Optional.of(
                        new RegistryAuth(server, login.substring(0, colon), Secret.of(login.substring(colon + 1))));
    }

    private static String decode(String base64) {
        try {
            // the docker command ends the text with zeros at times
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).replace("\0", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Optional<RegistryAuth> kept(Json config, String domain, StageContext context) {
        String server = RegistryAuth.server(domain);
        Optional<String> own = config.maybe("credHelpers", domain).or(() -> config.maybe("credHelpers", server));
        return own.or(() -> config.maybe("credsStore"))
                .flatMap(name -> new CredentialHelper(machine, name, tried).find(server, context));
    }

    /** The host of a key, which may be a host or an old address with scheme and path. */
    private static String host(String key) {
        String rest = key.replaceFirst("^https?://", "");
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        return host.equals("index.docker.io") || host.equals("registry-1.docker.io") ? "docker.io" : host;
    }
}
