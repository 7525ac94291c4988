package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The Docker command's contexts: named engines, kept under its settings. */
final class DockerContexts {

    /** The context that means: no context. */
    private static final String DEFAULT = "default";

    private final Machine machine;

    DockerContexts(Machine machine) {
        this.machine = machine;
    }

    /** The engine of the current context; nothing when that is the default one. */
    Optional<Candidate> current() {
        Optional<String> wanted = machine.variable("DOCKER_CONTEXT");
        Path config = machine.dockerConfig().resolve("config.json");
        String origin = wanted.isPresent() ? "DOCKER_CONTEXT" : "currentContext in " + config;
        return wanted.or(() -> read(config).flatMap(json -> json.maybe("currentContext")))
                .filter(name -> !name.equals(DEFAULT))
                .map(name -> candidate(name, "context \"" + name + "\", " + origin));
    }

    private Candidate candidate(String name, String origin) {
        String directory = sha256(name);
        Path contexts = machine.dockerConfig().resolve("contexts");
        Path meta = contexts.resolve("meta").resolve(directory).resolve("meta.json");
        Json endpoint = read(meta)
                .map(json -> json.at("Endpoints", "docker"))
                .filter(Json::exists)
                .orElseThrow(() -> broken(origin, "there is no such context (no readable " + meta + ")"));
        if (endpoint.isTrue("SkipTLSVerify")) {
            throw broken(origin, "it skips the verification of certificates, which is not done here");
        }
        Path certificates = contexts.resolve("tls").resolve(directory).resolve("docker");
        Address.Tls tls = new Address.Tls(Files.isDirectory(certificates), certificates);
        return Candidate.chosen(origin, Address.parse(endpoint.text("Host"), tls, origin));
    }

    private static Optional<Json> read(Path file) {
        try {
            return Optional.of(Json.parse(Files.readString(file)));
        } catch (IOException | DaemonException e) {
            // the Docker command itself goes on with the default when its settings cannot be read
            return Optional.empty();
        }
    }

    private static DaemonException broken(String origin, String why) {
        String message = "The Docker " + origin + " cannot be used: " + why
                + ". Choose another by \"docker context use\" or DOCKER_HOST.";
        return new DaemonException(Failure.of(ErrorCode.INVALID_CONFIGURATION, message), null);
    }

    private static String sha256(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
