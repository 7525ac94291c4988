package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.BuilderKind;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a configuration says is what its file says, and levels put together do not care in which order that is done. */
class ConfigRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Building {

        private final BuildOptions.Builder build = BuildOptions.builder();
        private final RunOptions.Builder run = RunOptions.builder();
        private final LaunchOptions.Builder launch = LaunchOptions.builder();

        private ComponentConfig config() {
            return new ComponentConfig(build.build(), run.build(), launch.build());
        }
    }

    /** One key, as the file has it and as the configuration has it. */
    private record Piece(String key, Object value, Consumer<Building> effect) {

        static Piece none() {
            return new Piece("", "", building -> {});
        }
    }

    /** Shown with their defaults, whoever set the others. */
    private static final Set<String> HAVE_DEFAULTS = Set.of(
            "healthCheck.path",
            "healthCheck.interval",
            "healthCheck.timeout",
            "healthCheck.retries",
            "healthCheck.startPeriod");

    @Property(tries = 500)
    void aConfigurationIsReadBackFromItsFile(@ForAll("pieces") List<Piece> pieces) throws JsonProcessingException {
        // JSON is YAML.
        String yaml = JSON.writeValueAsString(Map.of("runner", keys(pieces)));

        Level read = read(yaml);

        assertThat(read.config()).isEqualTo(config(pieces));
        assertThat(Schema.COMPONENT.mistakes(yaml)).isEmpty();
        assertThat(read.explain().values())
                .extracting(Explanation.Value::name)
                .filteredOn(name -> !HAVE_DEFAULTS.contains(name))
                .allMatch(read.origins()::containsKey);
    }

    @Property(tries = 500)
    void levelsArePutTogetherInAnyOrder(
            @ForAll("pieces") List<Piece> one, @ForAll("pieces") List<Piece> two, @ForAll("pieces") List<Piece> three) {
        Level top = Level.of(config(one), Origin.HOST_CODE);
        Level middle = Level.of(config(two), Origin.of(Origin.Kind.COMPONENT_BLOCK));
        Level base = Level.of(config(three), Origin.of(Origin.Kind.HOST_FILE));

        assertThat(top.over(middle).over(base)).isEqualTo(top.over(middle.over(base)));
        assertThat(top.over(Level.EMPTY)).isEqualTo(top);
        assertThat(Level.EMPTY.over(top)).isEqualTo(top);
    }

    private static Level read(String yaml) {
        ConfigText text = new ConfigText("config.yml", yaml);
        return ComponentFile.read(text, new YamlConfigReader().read(text));
    }

    private static ComponentConfig config(List<Piece> pieces) {
        Building building = new Building();
        pieces.forEach(piece -> piece.effect().accept(building));
        return building.config();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> keys(List<Piece> pieces) {
        Map<String, Object> keys = new LinkedHashMap<>(Map.of("type", "docker"));
        for (Piece piece : pieces) {
            int dot = piece.key().indexOf('.');
            if (dot > 0) {
                Map<String, Object> group = (Map<String, Object>)
                        keys.computeIfAbsent(piece.key().substring(0, dot), key -> new LinkedHashMap<String, Object>());
                group.put(piece.key().substring(dot + 1), piece.value());
            } else if (!piece.key().isEmpty()) {
                keys.put(piece.key(), piece.value());
            }
        }
        return keys;
    }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        return Combinators.combine(List.of(
                        words().map(path -> new Piece("dockerfile", path, it -> it.build.dockerfile(path))),
                        ports(),
                        maybe(variables("environment")),
                        maybe(variables("build.args")),
                        maybe(words().map(path -> new Piece("build.context", path, it -> it.build.context(path)))),
                        maybe(words().map(stage -> new Piece("build.target", stage, it -> it.build.target(stage)))),
                        maybe(Arbitraries.of(BuilderKind.values())
                                .map(kind -> new Piece(
                                        "build.builder",
                                        kind.name().toLowerCase(Locale.ROOT),
                                        it -> it.build.builderKind(kind)))),
                        maybe(Arbitraries.integers()
                                .between(6, 1 << 20)
                                .map(mb -> new Piece(
                                        "resources.memory",
                                        mb + "m",
                                        it -> it.run.limits(Limits.of(limits -> limits.memory(mb + "m")))))),
                        maybe(Arbitraries.integers()
                                .between(1, 320)
                                .map(tenths -> new Piece(
                                        "resources.cpus",
                                        tenths / 10.0,
                                        it -> it.run.limits(Limits.of(limits -> limits.cpus(tenths / 10.0)))))),
                        maybe(Arbitraries.integers()
                                .between(1, 4_194_304)
                                .map(pids -> new Piece(
                                        "resources.pids",
                                        pids,
                                        it -> it.run.limits(Limits.of(limits -> limits.pids(pids)))))),
                        maybe(Arbitraries.integers()
                                .between(1, 1_000_000)
                                .map(seconds -> new Piece(
                                        "resources.timeout",
                                        seconds,
                                        it -> it.run.lifetime(Duration.ofSeconds(seconds))))),
                        maybe(texts().list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .map(words -> new Piece("command", words, it -> it.run.command(words)))),
                        maybe(checks()),
                        maybe(Arbitraries.integers()
                                .between(10_000, 9_000_000)
                                .map(ms -> new Piece(
                                        "buildTimeout",
                                        ms + "ms",
                                        it -> it.launch.buildTimeout(Duration.ofMillis(ms))))),
                        maybe(Arbitraries.integers()
                                .between(0, 3_600)
                                .map(s -> new Piece(
                                        "stopGracePeriod",
                                        s + "s",
                                        it -> it.run.stopGracePeriod(Duration.ofSeconds(s))))),
                        maybe(Arbitraries.of("SIGINT", "SIGTERM", "SIGRTMIN+3")
                                .map(signal -> new Piece("stopSignal", signal, it -> it.run.stopSignal(signal)))),
                        maybe(Arbitraries.of(ImageCleanupPolicy.values())
                                .map(policy -> new Piece(
                                        "imageCleanupPolicy",
                                        policy.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                        it -> it.launch.imageCleanupPolicy(policy)))),
                        maybe(Arbitraries.of(
                                        "--read-only",
                                        "--cap-drop=ALL",
                                        "--user=1000",
                                        "--tmpfs=/tmp",
                                        "--pids-limit=9")
                                .list()
                                .uniqueElements()
                                .map(options -> new Piece(
                                        "securityOptions",
                                        options,
                                        it -> it.run.security(SecurityOptions.parse(options)))))))
                .as(pieces -> pieces);
    }

    private static Arbitrary<Piece> maybe(Arbitrary<Piece> piece) {
        return Arbitraries.oneOf(Arbitraries.just(Piece.none()), piece);
    }

    private static Arbitrary<Piece> ports() {
        return Arbitraries.integers()
                .between(1, 65_535)
                .list()
                .uniqueElements()
                .ofMaxSize(4)
                .map(ports ->
                        new Piece("ports", ports, it -> ports.forEach(port -> it.run.addPort(PortRequest.of(port)))));
    }

    private static Arbitrary<Piece> variables(String key) {
        return Arbitraries.maps(words(), texts())
                .ofMaxSize(4)
                .map(map -> new Piece(
                        key,
                        map,
                        it -> map.forEach((name, value) -> {
                            if (key.equals("environment")) {
                                it.run.addEnvironment(Variable.of(name, value));
                            } else {
                                it.build.addArgument(Variable.of(name, value));
                            }
                        })));
    }

    private static Arbitrary<Piece> checks() {
        Arbitrary<HealthCheck> kinds = Arbitraries.of(
                HealthCheck.none(),
                HealthCheck.tcp(),
                HealthCheck.image(),
                HealthCheck.http("/a?b=c"),
                HealthCheck.exec("a"));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.integers().between(1, 99))
                .as((kind, seconds, retries) -> {
                    HealthCheck check =
                            kind.interval(Duration.ofSeconds(seconds)).retries(retries);
                    Map<String, Object> keys = new LinkedHashMap<>();
                    keys.put("type", kind.probe().getClass().getSimpleName().toLowerCase(Locale.ROOT));
                    if (kind.probe() instanceof HealthCheck.Http) {
                        keys.put("path", "/a?b=c");
                    }
                    if (kind.probe() instanceof HealthCheck.Exec) {
                        keys.put("command", List.of("a"));
                    }
                    keys.put("interval", "PT" + seconds + "S");
                    keys.put("retries", retries);
                    return new Piece("healthCheck", keys, it -> it.run.healthCheck(check));
                });
    }

    private static Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
    }

    /** Whatever may stand in a JSON text, but for the characters that no setting may have. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "no", "0777", "1:30", "~", "null", "", "*a", "&a", "- x", "a: b", "#", "${X}", "'", "\"", "\\"),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20),
                Arbitraries.strings().withCharRange('\u00a1', '\ud7ff').ofMaxLength(10));
    }
}
