package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.network.Endpoint;
import io.github.runner4j.testkit.internal.port.PortPlan;
import io.github.runner4j.testkit.internal.port.Publication;
import io.github.runner4j.testkit.internal.process.FakeProcess;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.process.Sockets;
import java.util.Optional;

/** One attempt to start a container: all of it is done, or nothing is left of it. For those who hold the container's lock. */
final class Launch {

    private static final String SHARED = "container:";
    private static final int UNKNOWN = 128;
    private static final int DIRECTORY_MODE = 0755;

    private final Parts parts;
    private final Container container;
    private int exitCode = UNKNOWN;

    Launch(Parts parts, Container container) {
        this.parts = parts;
        this.container = container;
    }

    /** What the container is said to have ended with when it could not be started. */
    int exitCode() {
        return exitCode;
    }

    /** Starts it; refused when that cannot be done. */
    Run begin() {
        Optional<Container> lender = lender();
        Sockets sockets = lender.map(Container::sockets).orElseGet(this::sockets);
        ContainerHost host = host(lender.orElse(container));
        if (lender.isEmpty() && !container.config().path("NetworkDisabled").asBoolean()) {
            container.sandbox(parts.surroundings().ids().next());
        }
        container.membership().start();
        try {
            return run(new ProcessTable(host, sockets));
        } catch (Refusal e) {
            container.membership().stop();
            throw e;
        }
    }

    private Run run(ProcessTable table) {
        Publication ports = publish(table.sockets());
        try {
            Users.check(container.files(), container.config().path("User").asText());
            mount();
            FakeProcess first = table.start(Processing.first(container)).orElseThrow(this::refusal);
            container.stdio().onInterrupt(() -> table.signalTerminal(first, Signal.INT));
            return Run.of(table, first, ports);
        } catch (Refusal e) {
            ports.close();
            parts.mounter().tellUnmounted(container.id(), container.mounts());
            throw e;
        }
    }

    /** A run that has ended leaves nothing behind. */
    void end(Run run) {
        run.ports().close();
        container.membership().stop();
        parts.mounter().tellUnmounted(container.id(), container.mounts());
    }

    private void mount() {
        JsonNode hostConfig = container.hostConfig();
        hostConfig
                .path("Tmpfs")
                .fieldNames()
                .forEachRemaining(each -> parts.mounter().mountMemory(container.files(), each, parts.now()));
        container.mounts().stream()
                .filter(each -> each.type().equals("tmpfs"))
                .forEach(each -> parts.mounter().mountMemory(container.files(), each.destination(), parts.now()));
        HostNames.mount(container, parts.now());
        parts.mounter().tellMounted(container.id(), container.mounts());
        String directory = Processing.directory(container.config());
        container.files().makeDirectories(directory, FileNode.directory(DIRECTORY_MODE, parts.now()));
    }

    private Publication publish(Sockets sockets) {
        Optional<Endpoint> end = container.membership().connections().stream()
                .flatMap(each -> each.endpoint().stream())
                .filter(each -> !each.address().isEmpty())
                .findFirst();
        if (end.isEmpty()) {
            return Publication.NONE;
        }
        try {
            PortPlan plan = PortPlan.of(container.config(), container.hostConfig());
            return Publication.open(parts.ports(), plan, sockets);
        } catch (Refusal e) {
            throw Refusal.of(
                    e.status(),
                    "driver failed programming external connectivity on endpoint " + container.name() + " ("
                            + end.get().id() + "): " + e.message());
        }
    }

    private Refusal refusal() {
        String directory = Processing.directory(container.config());
        Commands.Problem problem =
                Commands.of(container.files(), container.command().path(), directory, parts.early());
        exitCode = problem.exitCode();
        String before = parts.early() ? "" : "failed to create task for container: ";
        String message = before + "failed to create shim task: OCI runtime create failed: runc create failed: "
                + "unable to start container process: " + problem.message();
        return exitCode == UNKNOWN ? Refusal.broken(message) : Refusal.badParameter(message);
    }

    private ContainerHost host(Container neighbour) {
        return new ContainerHost(
                parts,
                container.files(),
                neighbour.membership().neighbours(),
                HostNames.extra(container.hostConfig()),
                container.hostConfig().path("Init").asBoolean());
    }

    private Sockets sockets() {
        boolean host = container.hostConfig().path("NetworkMode").asText().equals("host");
        return host ? Sockets.ofThisMachine() : new Sockets();
    }

    /** The container whose network it shares. */
    private Optional<Container> lender() {
        String mode = container.hostConfig().path("NetworkMode").asText();
        if (!mode.startsWith(SHARED)) {
            return Optional.empty();
        }
        Container lender = parts.containers().find(mode.substring(SHARED.length()));
        if (lender == container) {
            throw Refusal.broken("cannot join own network");
        }
        if (lender.isRestarting()) {
            throw Refusal.conflict("Container " + lender.id() + " is restarting, wait until the container is running");
        }
        if (!lender.isRunning()) {
            throw Refusal.conflict("cannot join network of a non running container: " + lender.id());
        }
        return Optional.of(lender);
    }
}
