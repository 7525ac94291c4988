package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first words with an engine: is it one, which, and which version of the API is spoken. */
final class Handshake {

    /** A ping costs an engine nothing; one that needs longer is of no use for anything else. */
    private static final Duration LONGEST_PING = Duration.ofSeconds(10);

    /** As in {@code Docker/20.10.24+dfsg1 (linux)} and {@code Libpod/4.3.1 (linux)}. */
    private static final Pattern SERVER = Pattern.compile("(\\w+)/(\\S+).*");

    private final Machine machine;

    private final Timing timing;

    Handshake(Machine machine, Timing timing) {
        this.machine = machine;
        this.timing = timing;
    }

    Daemon with(Candidate candidate, List<String> log, StageContext context) {
        Address address = candidate.address();
        address.file().filter(DaemonLocator::denied).ifPresent(file -> {
            throw denied(candidate);
        });
        Wire wire = new Wire(Transport.to(address), timing);
        Answer ping = ping(wire, candidate, context);
        String offered = ping.header("Api-Version").orElseThrow(() -> noEngine(candidate, ping));
        ApiVersion api =
                ApiVersion.parse(offered).flatMap(ApiVersion::spoken).orElseThrow(() -> tooOld(candidate, offered));
        boolean podman = ping.header("Libpod-Api-Version").isPresent();
        Matcher server = SERVER.matcher(ping.header("Server").orElse(""));
        String version = server.matches()
                ? server.group(2)
                : ping.header("Libpod-Api-Version").orElse("");
        String kind = podman ? EngineFacts.PODMAN : EngineFacts.DOCKER;
        log.add(candidate + ": " + kind + " " + version + ", API " + offered
                + (offered.equals(api.toString()) ? "" : ", spoken " + api));
        String host = new PublishedHost(machine, wire, "/v" + api).of(context);
        return new Daemon(
                wire,
                new EngineFacts(
                        kind,
                        version,
                        api,
                        address.toString(),
                        host,
                        address.local(),
                        ping.header("Builder-Version"),
                        ping.header("Ostype").orElse("linux").toLowerCase(Locale.ROOT),
                        log));
    }

    private Answer ping(Wire wire, Candidate candidate, StageContext context) {
        Duration limit = timing.shortCall().compareTo(LONGEST_PING) < 0 ? timing.shortCall() : LONGEST_PING;
        Call ping = Call.get("reach the container engine (" + candidate.origin() + ")", "/_ping");
        return wire.call(ping.within(limit), "", context);
    }

    private static DaemonException denied(Candidate candidate) {
        ErrorCode code = ErrorCode.DOCKER_ACCESS_DENIED;
        String message = "The engine's socket " + candidate.address() + " (" + candidate.origin()
                + ") may not be opened by this user. " + code.guidance();
        return new DaemonException(Failure.of(code, message), null);
    }

    private static DaemonException noEngine(Candidate candidate, Answer ping) {
        ErrorCode code = ErrorCode.DOCKER_DAEMON_NOT_RUNNING;
        String message = "What answers at " + candidate.address() + " (" + candidate.origin()
                + ") is no container engine: status " + ping.status() + ", no Api-Version. " + code.guidance();
        return new DaemonException(Failure.of(code, message), null);
    }

    private static DaemonException tooOld(Candidate candidate, String offered) {
        String message = "The engine at " + candidate.address() + " (" + candidate.origin() + ") speaks API version "
                + offered + ", which is too old: " + ApiVersion.OLDEST
                + " or newer is needed. Update the engine (Docker 19.03, Podman 3).";
        return new DaemonException(Failure.of(ErrorCode.DOCKER_OPERATION_UNSUPPORTED, message), null);
    }
}
