package io.github.runner4j.assembly;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.HealthCheck.Exec;
import io.github.runner4j.config.HealthCheck.Http;
import io.github.runner4j.config.HealthCheck.Image;
import io.github.runner4j.config.HealthCheck.Tcp;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerState.Health;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Endpoint;
import io.github.runner4j.instance.ProbeResult;
import io.github.runner4j.spi.ExecCapability;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks a health check once. The only probe code there is. */
final class Prober {

    /**
     * How long an accepted connection must stay open. A port proxy accepts before it knows whether the program listens, and then
     * closes at once.
     */
    private static final int STAYS_OPEN_MILLIS = 100;

    private static final int FIRST_GOOD_STATUS = 200;
    private static final int FIRST_BAD_STATUS = 400;

    private final Parts parts;

    Prober(Parts parts) {
        this.parts = parts;
    }

    private record Answer(boolean healthy, String detail) {}

    /** Asks about a container whose state is known. */
    ProbeResult probe(ContainerState state, HealthCheck check, Bound context) {
        Instant at = parts.clock().instant();
        Answer answer = state.status() == ContainerStatus.RUNNING
                ? within(state, check, context)
                : new Answer(false, "the container is " + state.status().name().toLowerCase(Locale.ROOT));
        return new ProbeResult(
                at, answer.healthy(), Duration.between(at, parts.clock().instant()), answer.detail());
    }

    /** A probe is over after its timeout, however slowly it is answered. */
    private Answer within(ContainerState state, HealthCheck check, Bound context) {
        try (Bound part = context.part(
                "The probe", check.timeout(), "the health check's timeout", StageSink.NONE, parts.timer())) {
            Answer answer = part.run(() -> ask(state, check, part));
            part.check();
            return answer;
        } catch (OperationStoppedException e) {
            context.check();
            return new Answer(false, "no answer within " + Words.duration(check.timeout()));
        }
    }

    private Answer ask(ContainerState state, HealthCheck check, StageContext context) {
        if (check.probe() instanceof Http http) {
            return endpoint(state, http.port())
                    .map(endpoint -> http(endpoint, http.path(), check.timeout(), context))
                    .orElseGet(() -> notPublished(http.port()));
        }
        if (check.probe() instanceof Tcp tcp) {
            return endpoint(state, tcp.port())
                    .map(endpoint -> tcp(endpoint, check.timeout(), context))
                    .orElseGet(() -> notPublished(tcp.port()));
        }
        if (check.probe() instanceof Exec exec) {
            return exec(state, exec, context);
        }
        return check.probe() instanceof Image ? image(state) : new Answer(true, "running");
    }

    private Optional<Endpoint> endpoint(ContainerState state, OptionalInt port) {
        return Endpoints.of(state, parts.system()).stream()
                .filter(each -> each.protocol().equals("tcp"))
                .filter(each -> port.isEmpty() || port.getAsInt() == each.containerPort())
                .findFirst();
    }

    private static Answer notPublished(OptionalInt port) {
        return new Answer(
                false, port.isEmpty() ? "no port is published" : "port " + port.getAsInt() + " is not published");
    }

    private static Answer http(Endpoint endpoint, String path, Duration timeout, StageContext context) {
        String asked = "GET " + path + " on " + endpoint.host() + ":" + endpoint.port() + ": ";
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(endpoint.uri("http") + path).toURL().openConnection(Proxy.NO_PROXY);
            try (StageContext.Hook hook = context.onStop(connection::disconnect)) {
                int status = status(connection, timeout);
                return new Answer(status >= FIRST_GOOD_STATUS && status < FIRST_BAD_STATUS, asked + statusText(status));
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(false, asked + reason(e));
        }
    }

    private static int status(HttpURLConnection connection, Duration timeout) throws IOException {
        connection.setConnectTimeout(Words.socketMillis(timeout));
        connection.setReadTimeout(Words.socketMillis(timeout));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("User-Agent", "runner4j");
        return connection.getResponseCode();
    }

    private static String statusText(int status) {
        return status < 0 ? "the answer is no HTTP" : Integer.toString(status);
    }

    private static Answer tcp(Endpoint endpoint, Duration timeout, StageContext context) {
        String asked = "connection to " + endpoint.host() + ":" + endpoint.port() + ": ";
        try (Socket socket = new Socket();
                StageContext.Hook hook = context.onStop(() -> closeQuietly(socket))) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), Words.socketMillis(timeout));
            return staysOpen(socket)
                    ? new Answer(true, asked + "accepted")
                    : new Answer(false, asked + "closed at once");
        } catch (IOException e) {
            return new Answer(false, asked + reason(e));
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        socket.setSoTimeout(STAYS_OPEN_MILLIS);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private Answer exec(ContainerState state, Exec exec, StageContext context) {
        if (!(parts.engine() instanceof ExecCapability engine)) {
            return new Answer(false, "this engine runs no commands in containers");
        }
        try {
            ExecResult result = engine.exec(state.id(), exec.command(), context);
            String said = result.text(LogLine.Stream.STDERR).strip();
            return new Answer(
                    result.exitCode() == 0,
                    exec.command().get(0) + ": exit code " + result.exitCode() + (said.isEmpty() ? "" : ", " + said));
        } catch (RunnerException e) {
            context.check();
            return new Answer(false, e.failure().message());
        }
    }

    private static Answer image(ContainerState state) {
        return state.health()
                .map(health -> new Answer(
                        health.status().equals(Health.HEALTHY),
                        "HEALTHCHECK: " + health.status()
                                + (health.lastOutput().isBlank()
                                        ? ""
                                        : ", " + health.lastOutput().strip())))
                .orElseGet(() -> new Answer(false, "the image has no HEALTHCHECK"));
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed is closed.
        }
    }
}
