package io.github.runner4j.docker.internal.daemon;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an engine is looked for, in order. */
final class Candidates {

    private final Machine machine;

    private final List<Candidate> found = new ArrayList<>();

    private Candidates(Machine machine) {
        this.machine = machine;
    }

    /** One that somebody chose, or all the usual places. */
    static List<Candidate> of(Machine machine, Optional<String> explicit) {
        Candidates candidates = new Candidates(machine);
        return explicit.map(text -> candidates.chosen(text, "given to the runner"))
                .or(() -> machine.variable("DOCKER_HOST").map(text -> candidates.chosen(text, "DOCKER_HOST")))
                .or(() -> new DockerContexts(machine).current())
                .map(List::of)
                .orElseGet(candidates::usual);
    }

    private Candidate chosen(String text, String origin) {
        boolean forTcp = machine.variable("DOCKER_TLS_VERIFY").isPresent();
        Path certificates = machine.variable("DOCKER_CERT_PATH").map(Path::of).orElse(machine.dockerConfig());
        return Candidate.chosen(origin, Address.parse(text, new Address.Tls(forTcp, certificates), origin));
    }

    private List<Candidate> usual() {
        if (machine.windows()) {
            URI pipe = URI.create("npipe:////./pipe/docker_engine");
            return List.of(Candidate.usual("default pipe", new Address(pipe, false, Optional.empty())));
        }
        Path root = machine.root();
        add("default socket", root.resolve("var/run/docker.sock"));
        runtimeDirectories().forEach(each -> add("rootless Docker", each.resolve("docker.sock")));
        add("Podman", root.resolve("run/podman/podman.sock"));
        runtimeDirectories().forEach(each -> add("rootless Podman", each.resolve("podman/podman.sock")));
        Path home = machine.home();
        add("Docker Desktop", home.resolve(".docker/run/docker.sock"));
        add("Docker Desktop", home.resolve(".docker/desktop/docker.sock"));
        add("Colima", home.resolve(".colima/default/docker.sock"));
        add("Colima", home.resolve(".colima/docker.sock"));
        add("Rancher Desktop", home.resolve(".rd/docker.sock"));
        add("Podman Desktop", home.resolve(".local/share/containers/podman/machine/podman.sock"));
        return List.copyOf(found);
    }

    private List<Path> runtimeDirectories() {
        List<Path> directories = new ArrayList<>();
        machine.variable("XDG_RUNTIME_DIR").map(Path::of).ifPresent(directories::add);
        if (!machine.userId().isEmpty()) {
            directories.add(machine.root().resolve("run/user").resolve(machine.userId()));
        }
        return directories.stream().distinct().toList();
    }

    private void add(String origin, Path socket) {
        found.add(Candidate.usual(origin, Address.socket(socket)));
    }
}
