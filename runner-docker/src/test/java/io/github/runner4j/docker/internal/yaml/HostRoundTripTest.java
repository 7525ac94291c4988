package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.HostFile;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.config.level.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a host's configuration says is what its file says; files put over each other do not care in which order that is done. */
class HostRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one docker block says; absent values are not written. */
    private record Block(
            Optional<Integer> runSeconds,
            Optional<Integer> buildSeconds,
            Optional<Integer> megabytes,
            Optional<Integer> tenthsOfACore,
            Optional<Integer> lifetimeSeconds,
            Optional<List<String>> security,
            Optional<ImageCleanupPolicy> cleanup) {

        private Map<String, Object> keys() {
            Map<String, Object> limits = new LinkedHashMap<>();
            megabytes.ifPresent(each -> limits.put("memory", each + "m"));
            tenthsOfACore.ifPresent(each -> limits.put("cpus", each / 10.0));
            lifetimeSeconds.ifPresent(each -> limits.put("timeout", each));
            Map<String, Object> keys = new LinkedHashMap<>(Map.of("resourceLimits", limits));
            runSeconds.ifPresent(each -> keys.put("runTimeout", each + "s"));
            buildSeconds.ifPresent(each -> keys.put("buildTimeout", each * 1000));
            security.ifPresent(each -> keys.put("securityOptions", each));
            cleanup.ifPresent(each -> keys.put(
                    "imageCleanupPolicy", each.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            return keys;
        }

        private ComponentConfig config() {
            RunOptions.Builder run = RunOptions.builder().limits(Limits.of(limits -> {
                megabytes.ifPresent(each -> limits.memory(each + "m"));
                tenthsOfACore.ifPresent(each -> limits.cpus(each / 10.0));
                return limits;
            }));
            lifetimeSeconds.ifPresent(each -> run.lifetime(Duration.ofSeconds(each)));
            security.ifPresent(each -> run.security(SecurityOptions.parse(each)));
            LaunchOptions.Builder launch = LaunchOptions.builder();
            runSeconds.ifPresent(each -> launch.runTimeout(Duration.ofSeconds(each)));
            buildSeconds.ifPresent(each -> launch.buildTimeout(Duration.ofSeconds(each)));
            cleanup.ifPresent(launch::imageCleanupPolicy);
            return new ComponentConfig(BuildOptions.builder().build(), run.build(), launch.build());
        }
    }

    @Property(tries = 300)
    void aHostsFileIsReadBack(
            @ForAll("blocks") Block all,
            @ForAll("components") Map<String, Block> components,
            @ForAll("caps") List<HostPolicy.Cap> free)
            throws JsonProcessingException {
        String yaml = file(all, components, free);

        HostConfig read = read("runner.yml", yaml);

        assertThat(read.docker().config()).isEqualTo(all.config());
        assertThat(read.components().keySet()).isEqualTo(components.keySet());
        components.forEach((name, block) ->
                assertThat(read.components().get(name).config()).isEqualTo(block.config()));
        assertThat(read.policy().policy().repositoryMayExceed().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(free);
        assertThat(Schema.HOST.mistakes(yaml)).isEmpty();
    }

    @Property(tries = 300)
    void filesArePutOverEachOtherInAnyOrder(
            @ForAll("blocks") Block one,
            @ForAll("components") Map<String, Block> ones,
            @ForAll("blocks") Block two,
            @ForAll("components") Map<String, Block> twos,
            @ForAll("components") Map<String, Block> threes)
            throws JsonProcessingException {
        HostConfig top = read("a.yml", file(one, ones, List.of(HostPolicy.Cap.MEMORY)));
        HostConfig middle = read("b.yml", file(two, twos, List.of()));
        HostConfig base = read("c.yml", file(one, threes, List.of(HostPolicy.Cap.CPUS)));

        HostConfig left = top.over(middle).over(base);
        HostConfig right = top.over(middle.over(base));

        assertThat(left.docker()).isEqualTo(right.docker());
        assertThat(left.components()).isEqualTo(right.components());
        assertThat(left.monitoring()).isEqualTo(right.monitoring());
        assertThat(left.policy()).isEqualTo(right.policy());
        assertThat(left.components().values()).allSatisfy(HostRoundTripTest::saysWhereEachValueCameFrom);
    }

    private static void saysWhereEachValueCameFrom(Level level) {
        assertThat(level.explain().values())
                .allSatisfy(value -> assertThat(value.origin().place()).isPresent());
    }

    private static HostConfig read(String name, String yaml) {
        ConfigText text = new ConfigText(name, yaml);
        return HostFile.read(text, new YamlConfigReader().read(text), variable -> Optional.empty());
    }

    private static String file(Block all, Map<String, Block> components, List<HostPolicy.Cap> free)
            throws JsonProcessingException {
        Map<String, Object> blocks = new LinkedHashMap<>();
        components.forEach((name, block) -> blocks.put(name, Map.of("docker", block.keys())));
        List<String> words = free.stream()
                .map(cap -> cap.word().replace("resourceLimits.", ""))
                .toList();
        return JSON.writeValueAsString(Map.of(
                "runner",
                Map.of("docker", all.keys(), "components", blocks, "policy", Map.of("repositoryMayExceed", words))));
    }

    @Provide
    Arbitrary<Block> blocks() {
        return Combinators.combine(
                        Arbitraries.integers().between(5, 9_000).optional(),
                        Arbitraries.integers().between(10, 9_000).optional(),
                        Arbitraries.integers().between(6, 1 << 20).optional(),
                        Arbitraries.integers().between(1, 320).optional(),
                        Arbitraries.integers().between(1, 1_000_000).optional(),
                        Arbitraries.of("--read-only", "--cap-drop=ALL", "--user=1", "--tmpfs=/tmp")
                                .list()
                                .uniqueElements()
                                .optional(),
                        Arbitraries.of(ImageCleanupPolicy.class).optional())
                .as(Block::new);
    }

    @Provide
    Arbitrary<Map<String, Block>> components() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "hello-api", "x.y_z", "1"), blocks())
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<HostPolicy.Cap>> caps() {
        return Arbitraries.of(HostPolicy.Cap.class).list().uniqueElements();
    }
}
