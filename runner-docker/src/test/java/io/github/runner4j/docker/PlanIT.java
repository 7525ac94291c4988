package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.Trial;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.BasePlan;
import io.github.runner4j.plan.BasePlan.Presence;
import io.github.runner4j.plan.PortPlan;
import io.github.runner4j.plan.RunPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dry runs on real engines. */
class PlanIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";

    @TempDir
    private Path folder;

    private static Trial web(Trial trial, String page) {
        return trial.files("Dockerfile", Components.WEB, "www/index.html", page);
    }

    private static RunBuilder app(Trial trial) {
        return trial.app().imageCleanup(ImageCleanupPolicy.ALWAYS);
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aMissBecomesAHitByALaunchAndAMissAgainByAChangedFile(Engine engine) {
        try (Trial trial = web(new Trial(engine, folder), "one")) {
            RunPlan first = app(trial).plan();

            assertThat(first.build().reused()).isFalse();
            assertThat(first.build().reason()).isEqualTo("the engine has no image of this component");
            assertThat(first.ports()).isEmpty();

            Instance instance = app(trial).start();
            RunPlan second = app(trial).plan();

            assertThat(second.build().reused()).isTrue();
            assertThat(second.build().key()).isEqualTo(first.build().key());
            assertThat(second.running()).hasSize(1).first().asString().startsWith(trial.name);
            assertThat(second.ports().orElseThrow())
                    .extracting(port -> port.request().containerPort())
                    .containsExactly(8080);

            web(trial, "two");
            RunPlan third = app(trial).plan();

            assertThat(third.build().reused()).isFalse();
            assertThat(third.build().nearest()).contains(first.build().reference());
            assertThat(third.build().changed()).containsExactly("context");
            assertThat(third.text()).contains("changed since " + first.build().reference() + ": context");
            instance.stop();
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void tellsWhatABuildNeedsAndDoesNothing(Engine engine) {
        try (Trial trial = new Trial(engine, folder)) {
            trial.files(
                    "Dockerfile",
                    "ARG BASE=busybox\nFROM ${BASE} AS first\nFROM registry.invalid/NAME:1 AS second\nFROM first\n"
                            + "COPY --from=$WHO /x /x\nCOPY --from=second /y /y\n",
                    ".dockerignore",
                    "*.log\n",
                    "big.txt",
                    "x".repeat(5_000),
                    "big.log",
                    "x".repeat(9_000));

            RunPlan plan = app(trial).plan();

            assertThat(plan.build().bases())
                    .containsExactly(
                            new BasePlan(2, "busybox", Presence.PRESENT),
                            new BasePlan(3, "registry.invalid/" + trial.name + ":1", Presence.ABSENT),
                            new BasePlan(5, "$WHO", Presence.UNKNOWN));
            BuildInputs inputs = plan.build().inputs().orElseThrow();
            assertThat(inputs.files()).isEqualTo(3);
            assertThat(inputs.largest()).first().isEqualTo(new BuildInputs.File("big.txt", 5_000));
            assertThat(plan.engine().engine()).isEqualTo(engine.kind());
            assertThat(plan.engine().discovery()).isNotEmpty();
            assertThat(app(trial).plan().text()).isEqualTo(plan.text());
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void namesWhoHoldsAPort(Engine engine) {
        try (Trial trial = web(new Trial(engine, folder), "one")) {
            Instance instance = app(trial).port(8080).start();
            int port = instance.endpoint(8080).port();

            PortPlan exact = only(app(trial).port(8080, wish -> wish.exactly(port)));
            PortPlan wish = only(app(trial).port(8080, each -> each.prefer(port)));

            assertThat(exact.refused()).isTrue();
            assertThat(exact.holder().orElseThrow())
                    .contains(trial.name + "-" + instance.id().value());
            assertThat(wish.refused()).isFalse();
            assertThat(wish.holder()).isEqualTo(exact.holder());
            assertThat(wish.likely()).isEmpty();
            instance.stop();
            assertThat(only(app(trial).port(8080, each -> each.exactly(port))).holder())
                    .isEmpty();
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void failsAsTheLaunchWould(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", "RUN true\n")) {
            trial.failure(app(trial), ErrorCode.DOCKERFILE_INVALID);

            assertThat(catchThrowable(() -> app(trial).plan()))
                    .hasMessageContaining("The Dockerfile Dockerfile:1 has no FROM");
            trial.assertNothingLeft();
        }
    }

    private static PortPlan only(RunBuilder launch) {
        List<PortPlan> ports = launch.plan().ports().orElseThrow();
        assertThat(ports).hasSize(1);
        return ports.get(0);
    }
}
