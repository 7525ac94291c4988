package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.Names.Named;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.config.level.PolicyLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The host's own file: {@code runner.yml}, or the {@code runner} block of a larger file such as a portal's. */
public final class HostFile {

    private static final String ROOT = "runner";

    /** What is being read. */
    private static final class Host {

        private final Draft docker = new Draft(Origin.Kind.HOST_FILE);
        private final Map<String, Level> components = new LinkedHashMap<>();
        private MonitoringOptions monitoring = MonitoringOptions.NONE;
        private PolicyLevel policy = PolicyLevel.EMPTY;

        private HostConfig config() {
            return new HostConfig(docker.level(), components, monitoring, policy);
        }
    }

    private static final Group<Draft> COMPONENT = Group.of(
            HostFile::component,
            Key.group("docker", HostBlock.group(HostFile::component), "What holds for this component besides."));

    private static final Names<Draft> COMPONENTS = new Names<>(
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"),
            "1 to 63 letters, digits, dots, dashes or underscores, starting with a letter or digit",
            COMPONENT);

    private static final Group<Host> RUNNER = Group.of(
            Host::new,
            new Key<Host>(
                    "docker",
                    false,
                    "What holds for all components.",
                    HostBlock.group(HostFile::all),
                    (entry, path, host, problems) -> HostBlock.group(HostFile::all)
                            .into(host.docker, entry.value(), entry.key().place(), path, problems)),
            Key.of(
                    "components",
                    COMPONENTS,
                    "What holds for single components, by name.",
                    (host, found) -> components(host, found.value())),
            Key.of(
                    "monitoring",
                    MonitoringKeys.GROUP,
                    "How instances are watched.",
                    (host, found) -> host.monitoring = found.value().options()),
            Key.of(
                    "policy",
                    PolicyKeys.GROUP,
                    "What repositories may ask for.",
                    (host, found) -> host.policy = found.value().level()));

    private HostFile() {}

    /**
     * Finds the {@code runner} block in a host's file.
     *
     * @param text the file's text
     * @param documents what the reader made of it
     * @param environment looks up variables for {@code ${NAME}}
     * @return what the host says, each value with its place
     * @throws ConfigException with every problem of the block
     */
    public static HostConfig read(
            ConfigText text, List<ConfigNode> documents, Function<String, Optional<String>> environment) {
        Problems problems = new Problems();
        HostConfig config = runner(Documents.only(text, documents, problems), problems)
                .flatMap(entry -> new Substitution(environment, problems).apply(entry.value(), ROOT))
                .flatMap(node -> RUNNER.read(node, ROOT, problems))
                .map(Host::config)
                .orElse(HostConfig.EMPTY);
        problems.throwIfAny(text.file());
        return config;
    }

    /** What a host's file may hold, as a JSON Schema. Other keys beside {@code runner} are other programs' matter. */
    static Map<String, Object> schema() {
        return Map.of("type", "object", "properties", Map.of(ROOT, RUNNER.schema()), "required", List.of(ROOT));
    }

    /** The keys of the {@code runner} block. */
    static Group<?> group() {
        return RUNNER;
    }

    /** The block, unless it is missing or there twice. */
    private static Optional<Entry> runner(ConfigNode root, Problems problems) {
        if (!(root instanceof Mapping mapping)) {
            problems.refuse(root, "", "a group of keys (name: value)", Optional.empty());
            return Optional.empty();
        }
        List<Entry> blocks = mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(ROOT))
                .toList();
        if (blocks.size() > 1) {
            problems.add(blocks.get(1).key().place(), "", "has the key runner twice. Remove one.");
        }
        if (blocks.isEmpty()) {
            missing(mapping, problems);
        }
        return blocks.stream()
                .filter(block -> !(block.value() instanceof ConfigNode.Scalar scalar) || !scalar.isEmpty())
                .findFirst();
    }

    private static void missing(Mapping root, Problems problems) {
        Set<String> keys = new TreeSet<>();
        root.entries().forEach(entry -> keys.add(entry.key().text()));
        String hint = Spelling.nearest(ROOT, keys)
                .map(key -> " Did you misspell it? There is a key " + Shown.key(key) + ".")
                .orElse("");
        problems.add(root.place(), ROOT, "is missing. It is required." + hint);
    }

    private static void components(Host host, List<Named<Draft>> components) {
        components.forEach(each -> host.components.put(each.name(), each.value().level()));
    }

    private static Draft all() {
        return new Draft(Origin.Kind.HOST_FILE);
    }

    private static Draft component() {
        return new Draft(Origin.Kind.COMPONENT_BLOCK);
    }
}
