package io.github.runner4j.docker.internal.registry;

import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.spi.StageContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A {@code docker-credential-…} program: gets the registry on its standard input, answers with JSON. Source of the protocol: the
 * docker-credential-helpers project.
 */
final class CredentialHelper {

    /** It may have to wake a key chain, but must not hold up a launch for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,60}");

    private final Machine machine;
    private final String program;
    private final boolean named;
    private final List<String> tried;

    CredentialHelper(Machine machine, String name, List<String> tried) {
        this.machine = machine;
        this.program = "docker-credential-" + name;
        this.named = NAME.matcher(name).matches();
        this.tried = tried;
    }

    Optional<RegistryAuth> find(String server, StageContext context) {
        Optional<Path> file = named ? locate() : Optional.empty();
        if (file.isEmpty()) {
            tried.add(program + ": no such program on the path");
            return Optional.empty();
        }
        Optional<RegistryAuth> auth = run(file.get(), server, context).flatMap(answer -> read(answer, server));
        auth.ifPresent(found -> tried.add(program + ": " + DockerConfig.shown(found)));
        return auth;
    }

    private Optional<Path> locate() {
        String path = machine.environment().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<String> run(Path file, String server, StageContext context) {
        Process process;
        try {
            process = new ProcessBuilder(file.toString(), "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            tried.add(program + ": cannot be started");
            return Optional.empty();
        }
        try (StageContext.Hook hook = context.onStop(() -> kill(process))) {
            return ask(process, server, context);
        } catch (IOException e) {
            tried.add(program + ": broke off");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.check();
            tried.add(program + ": interrupted");
            return Optional.empty();
        } finally {
            kill(process);
        }
    }

    private Optional<String> ask(Process process, String server, StageContext context)
            throws IOException, InterruptedException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(server.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it did not want to know; its answer counts
        }
        long most = Math.min(LIMIT.toMillis(), context.remaining().toMillis());
        boolean ended = process.waitFor(most, TimeUnit.MILLISECONDS);
        context.check();
        if (!ended) {
            tried.add(program + ": no answer within " + LIMIT.toSeconds() + " s");
            return Optional.empty();
        }
        InputStream out = process.getInputStream();
        // only what is there: a child of the helper may keep the pipe open
        String answer = new String(out.readNBytes(out.available()), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            tried.add(program + ": nothing");
            return Optional.empty();
        }
        return Optional.of(answer);
    }

    private Optional<RegistryAuth> read(String answer, String server) {
        try {
            Json json = Json.parse(answer);
            String user = json.text("Username");
            String secret = json.text("Secret");
            if (!user.isEmpty() && !secret.isEmpty()) {
                String shown = user.equals(RegistryAuth.TOKEN_USER) ? "" : user;
                return Optional.of(new RegistryAuth(server, shown, Secret.of(secret)));
            }
            tried.add(program + ": nothing");
        } catch (DaemonException e) {
            // its text may quote the answer, the secret included
            tried.add(program + ": its answer is no JSON");
        }
        return Optional.empty();
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
