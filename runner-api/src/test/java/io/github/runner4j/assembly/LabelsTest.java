package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.instance.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LabelsTest {

    private static ContainerState state(Map<String, String> labels) {
        return new ContainerState(
                "id",
                "name",
                "image",
                ContainerStatus.RUNNING,
                OptionalInt.empty(),
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of(),
                labels);
    }

    @Provide
    Arbitrary<HealthCheck> checks() {
        Arbitrary<OptionalInt> port = Arbitraries.integers()
                .between(0, 65_535)
                .map(each -> each == 0 ? OptionalInt.empty() : OptionalInt.of(each));
        Arbitrary<String> path = Arbitraries.strings()
                .withCharRange('!', '~')
                .map(each -> "/" + each)
                .filter(each -> !each.startsWith("//"));
        Arbitrary<HealthCheck.Probe> probe = Arbitraries.oneOf(
                Combinators.combine(path, port).as(HealthCheck.Http::new),
                port.map(HealthCheck.Tcp::new),
                Arbitraries.strings().list().ofMinSize(1).ofMaxSize(4).map(HealthCheck.Exec::new),
                Arbitraries.of(new HealthCheck.Image(), new HealthCheck.None()));
        Arbitrary<Duration> time =
                Arbitraries.longs().between(1, Long.MAX_VALUE).map(Duration::ofNanos);
        return Combinators.combine(probe, time, time, Arbitraries.integers().between(1, Integer.MAX_VALUE), time)
                .as((asked, interval, timeout, retries, startPeriod) -> HealthCheck.of(asked)
                        .interval(interval)
                        .timeout(timeout)
                        .retries(retries)
                        .startPeriod(startPeriod));
    }

    @Property(tries = 500)
    void readsBackTheHealthCheckItWrites(@ForAll("checks") HealthCheck check) {
        assertThat(HealthCheckText.read(HealthCheckText.write(check))).isEqualTo(check);
    }

    @Property(tries = 300)
    void readsBackTheLabelsItWrites(
            @ForAll("checks") HealthCheck check, @ForAll String text, @ForAll boolean flag, @ForAll long seconds) {
        Instant time = Instant.ofEpochSecond(seconds % 1_000_000_000_000L, seconds & 0xFFFF);
        Labels labels = new Labels(
                "owner",
                new InstanceId(text),
                text,
                text,
                text,
                text,
                flag,
                time,
                flag ? Optional.of(time) : Optional.empty(),
                Duration.ofMillis(Math.abs(seconds % 86_400_000)),
                check);

        assertThat(Labels.read(state(labels.toMap()))).isEqualTo(labels);
    }

    @Property(tries = 500)
    void anyTextInAnyLabelDoesNoHarm(@ForAll("texts") List<String> texts) {
        Map<String, String> damaged = new HashMap<>();
        List<String> names = List.of(
                "owner",
                "instance",
                "component",
                "revision",
                "spec",
                "image",
                "remove-image",
                "started",
                "ends",
                "stop-grace",
                "health-check");
        for (int i = 0; i < names.size(); i++) {
            damaged.put(Labels.PREFIX + names.get(i), texts.get(i));
        }

        assertThatNoException().isThrownBy(() -> {
            Labels labels = Labels.read(state(damaged));
            assertThat(labels.grace()).isBetween(Duration.ZERO, Duration.ofDays(1));
            assertThat(Postmortem.window(labels.check())).isPositive();
        });
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(40),
                        Arbitraries.of(
                                "PT-10S",
                                "PT2562047788015215H30M7S",
                                "+1000000000-12-31T23:59:59.999999999Z",
                                "-1000000000-01-01T00:00:00Z",
                                "http PT30S PT10S 3 PT0S 99999 %2F",
                                "http PT30S PT10S 3 PT0S 80 @evil",
                                "exec PT30S PT10S 3 PT0S",
                                "tcp PT2562047788015215H PT2562047788015215H 2147483647 PT2562047788015215H 0",
                                "http %zz",
                                "tcp PT0S PT0S -1 PT-1S 0"))
                .list()
                .ofSize(11);
    }

    @Property(tries = 50)
    void readsAContainerWithoutLabels(@ForAll("checks") HealthCheck unused) {
        Labels labels = Labels.read(state(Map.of()));

        assertThat(labels.instance().value()).isEqualTo("id");
        assertThat(labels.component()).isEqualTo("name");
        assertThat(labels.removeImage()).isFalse();
        assertThat(labels.grace()).isEqualTo(Duration.ofSeconds(10));
    }
}
