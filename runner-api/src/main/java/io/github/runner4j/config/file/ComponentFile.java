package io.github.runner4j.config.file;

import io.github.runner4j.config.BuilderKind;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.file.Key.Found;
import io.github.runner4j.config.file.Names.Named;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The repository's own file, {@code .runner/config.yml}. It is untrusted: what it asks for is only a wish. */
public final class ComponentFile {

    private static final String NEVER =
            "is for the host's program alone; a repository's file cannot ask for it. Remove it.";

    private static final List<String> FOR_THE_HOST = List.of(
            "privileged",
            "devices",
            "binds",
            "mounts",
            "pid",
            "ipc",
            "uts",
            "userns",
            "cgroupns",
            "networkMode",
            "hostNetwork",
            "capAdd",
            "securityOpt",
            "runtime",
            "sysctls",
            "extraHosts",
            "restart",
            "restartPolicy",
            "labels");

    private static final Names<String> VARIABLES = new Names<>(
            Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,199}"),
            "letters, digits and _ . -, beginning with a letter or _",
            Words.TEXT);

    private static final Word<String> STAGE =
            Words.pattern("the name of a stage of the Dockerfile", "[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Word<String> PLATFORM =
            Words.pattern("system/processor, as in linux/arm64", "[a-z0-9]+/[a-z0-9_]+(/[a-z0-9]+)?");
    private static final Word<String> SIGNAL =
            Words.pattern("a signal's name, as in SIGINT", "SIG[A-Z][A-Z0-9+-]{1,12}");
    private static final Word<String> NETWORK =
            Words.pattern("a network's name: letters, digits and _ . -", "[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final Word<String> CONTAINER_PATH =
            Words.pattern("an absolute path in the container, without a colon", "/[^\\x00-\\x1f\\x7f:,]*");
    private static final Word<BuilderKind> BUILDER = Word.choice(Words.ordered(
            Map.of("auto", BuilderKind.AUTO, "classic", BuilderKind.CLASSIC, "buildkit", BuilderKind.BUILDKIT)));

    private static final Group<Draft> BUILD = Group.of(
            ComponentFile::draft,
            Draft.setting(
                    "context",
                    "build.context",
                    Words.PATH,
                    "The directory that is sent to the engine. Default: the" + " component's root.",
                    (draft, path) -> draft.build.context(path)),
            Key.of(
                    "args",
                    VARIABLES,
                    "Build arguments. They end up in the image's history: no place for secrets.",
                    ComponentFile::arguments),
            Draft.setting(
                    "target",
                    "build.target",
                    STAGE,
                    "The stage of the Dockerfile to build. Default: the last one.",
                    (draft, stage) -> draft.build.target(stage)),
            Draft.setting(
                    "platform",
                    "build.platform",
                    PLATFORM,
                    "The platform to build for. Default: the engine's own.",
                    (draft, name) -> draft.build.platform(name)),
            Draft.setting(
                    "builder",
                    "build.builder",
                    BUILDER,
                    "Which of the engine's builders to use. Default: auto, the"
                            + " classic one, or BuildKit where the Dockerfile needs it.",
                    (draft, kind) -> draft.build.builderKind(kind)));

    private static final Group<Map<String, String>> MOUNT = Group.of(
            TreeMap::new,
            part("type", Word.choice("tmpfs"), "What to mount: tmpfs, a directory in memory.")
                    .asRequired(),
            part("target", CONTAINER_PATH, "Where in the container.").asRequired(),
            part(
                    "size",
                    Words.TMPFS_SIZE,
                    "How much it may hold. Default: half of the host's memory, and never more than the memory limit."));

    private static final Group<Draft> RUNNER = Group.of(
                    ComponentFile::draft,
                    Key.<Draft, String>of(
                                    "type",
                                    Word.choice("docker"),
                                    "What runs the component: docker.",
                                    (draft, type) -> {})
                            .asRequired(),
                    Draft.setting(
                                    "dockerfile",
                                    "dockerfile",
                                    Words.PATH,
                                    "The Dockerfile, relative to the component's root.",
                                    (draft, path) -> draft.build.dockerfile(path))
                            .asRequired(),
                    Key.of(
                                    "ports",
                                    new ListOf<>(new Placed.Keeping<>(Words.PORT), 0),
                                    "The container's ports to publish. An empty list: the" + " image's EXPOSE.",
                                    ComponentFile::ports)
                            .asRequired(),
                    Key.of("environment", VARIABLES, "Environment variables.", ComponentFile::environment),
                    HealthChecks.key(),
                    Key.group("build", BUILD, "How to build the image."),
                    Draft.setting(
                            "command",
                            "command",
                            new ListOf<>(Words.TEXT, 1),
                            "Program and arguments in place of the" + " image's command.",
                            (draft, words) -> draft.run.command(words)),
                    Key.group(
                            "resources", HostBlock.LIMITS, "What the container may use; at most what the host allows."),
                    Key.of(
                            "volumes",
                            new ListOf<>(new Placed.Keeping<>(MOUNT), 0),
                            "Directories in memory. Nothing else can be mounted from here.",
                            ComponentFile::mounts),
                    Draft.setting(
                            "stopSignal",
                            "stopSignal",
                            SIGNAL,
                            "The signal that asks the program to end. Default: the" + " image's, or SIGTERM.",
                            (draft, signal) -> draft.run.stopSignal(signal)),
                    Draft.setting(
                            "stopGracePeriod",
                            "stopGracePeriod",
                            Words.time(Duration.ZERO),
                            "How long the program may" + " take to end before it is killed.",
                            (draft, time) -> draft.run.stopGracePeriod(time)),
                    Draft.setting(
                            "network",
                            "network",
                            NETWORK,
                            "A network of the engine to join; the host must allow it.",
                            (draft, name) -> draft.run.network(name)),
                    Draft.setting(
                            "buildTimeout",
                            "buildTimeout",
                            Words.time(LaunchOptions.LEAST_BUILD_TIMEOUT),
                            "How long the build may take; at most what the host allows.",
                            (draft, time) -> draft.launch.buildTimeout(time)),
                    Draft.setting(
                            "runTimeout",
                            "runTimeout",
                            Words.time(LaunchOptions.LEAST_RUN_TIMEOUT),
                            "How long the start may take; at most what the host allows.",
                            (draft, time) -> draft.launch.runTimeout(time)),
                    HostBlock.SECURITY,
                    HostBlock.CLEANUP)
            .refusing(FOR_THE_HOST, NEVER);

    private static final Group<Draft> FILE = Group.of(
            ComponentFile::draft,
            Key.group("runner", RUNNER, "What the component needs.").asRequired());

    private ComponentFile() {}

    /**
     * Finds the keys in a repository's file.
     *
     * @param text the file's text
     * @param documents what the reader made of it
     * @return what the repository asks for, each value with its place
     * @throws ConfigException with every problem of the file
     */
    public static Level read(ConfigText text, List<ConfigNode> documents) {
        Problems problems = new Problems();
        ConfigNode root = Documents.only(text, documents, problems);
        Optional<Draft> draft = FILE.read(root, "", problems);
        problems.throwIfAny(text.file());
        return draft.map(Draft::level).orElse(Level.EMPTY);
    }

    /**
     * Finds every problem of a repository's file, and throws nothing.
     *
     * @param text the file's text
     * @param reader finds the documents in it; throws {@link ConfigException} when it cannot
     * @return the problems, with the lines they stand in
     */
    public static ConfigReport check(ConfigText text, Function<ConfigText, List<ConfigNode>> reader) {
        try {
            text.quoted(() -> read(text, reader.apply(text)));
            return ConfigReport.VALID;
        } catch (ConfigException e) {
            return ConfigReport.of(e);
        }
    }

    /** What a repository's file may hold, as a JSON Schema. */
    static Map<String, Object> schema() {
        return FILE.schema();
    }

    /** The keys of the {@code runner} block. */
    static Group<?> group() {
        return RUNNER;
    }

    private static Draft draft() {
        return new Draft(Origin.Kind.REPOSITORY_FILE);
    }

    private static Key<Map<String, String>> part(String name, Shape<String> shape, String about) {
        return Key.of(name, shape, about, (mount, found) -> mount.put(name, found.value()));
    }

    private static void ports(Draft draft, Found<List<Placed<Integer>>> ports) {
        Set<Integer> seen = new HashSet<>();
        for (Placed<Integer> port : ports.value()) {
            if (seen.add(port.value())) {
                draft.run.addPort(PortRequest.of(port.value()));
            } else {
                ports.problems().add(port.place(), ports.path(), "has " + port.value() + " twice. Remove one.");
            }
        }
        draft.origin("ports", ports);
    }

    private static void environment(Draft draft, Found<List<Named<String>>> variables) {
        for (Named<String> each : variables.value()) {
            draft.run.addEnvironment(variable(each));
            draft.origin("environment." + each.name(), each.place(), each.secret());
        }
    }

    private static void arguments(Draft draft, Found<List<Named<String>>> arguments) {
        for (Named<String> each : arguments.value()) {
            draft.build.addArgument(variable(each));
            draft.origin("build.args." + each.name(), each.place(), each.secret());
        }
    }

    private static void mounts(Draft draft, Found<List<Placed<Map<String, String>>>> mounts) {
        List<Placed<String>> options = mounts.value().stream()
                .filter(mount -> mount.value().containsKey("target"))
                .map(mount -> new Placed<>(mount(mount.value()), mount.place(), mount.secret()))
                .toList();
        draft.security(options, mounts);
    }

    private static String mount(Map<String, String> parts) {
        return "--tmpfs=" + parts.get("target") + (parts.containsKey("size") ? ":size=" + parts.get("size") : "");
    }

    private static Variable variable(Named<String> each) {
        return each.secret()
                ? Variable.of(each.name(), Secret.of(each.value()))
                : Variable.of(each.name(), each.value());
    }
}
