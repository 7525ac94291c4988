package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.BasePlan;
import io.github.runner4j.plan.BasePlan.Presence;
import io.github.runner4j.plan.PortPlan;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.testing.MemoryTree;
import io.github.runner4j.testing.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlanTest {

    private static final String FILE = "runner.type = docker\nrunner.dockerfile = Dockerfile\n";

    private final House house = House.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void asksOnlyAndTellsNobody() {
        RunPlan plan = house.component("hello").port(8080).plan();

        assertThat(plan.component()).isEqualTo("hello");
        assertThat(house.script.reached())
                .containsSubsequence("fetch", "image.inputs", "image.find", "image.list", "list")
                .doesNotContain("image.build", "image.remove", "create", "start", "stop", "remove");
        assertThat(house.sources.fetched()).allMatch(MemoryTree::closed);
        assertThat(house.events).isEmpty();
        assertThat(house.runner.errors()).isEmpty();
        assertThat(house.runner.launches()).isEmpty();
    }

    @Test
    void decidesWhatTheLaunchThenDoes() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\n")
                .file(".runner/config.yml", FILE + "runner.ports = [9000]\nrunner.healthCheck.type = none\n"));
        RunBuilder launch = house.bare("hello").environment("LEVEL", "builder");

        RunPlan plan = launch.plan();
        Instance instance = launch.start();

        assertThat(instance.revision()).isEqualTo(plan.revision().id());
        assertThat(house.images.references()).containsExactly(plan.build().reference());
        assertThat(instance.endpoint(9000).port())
                .isEqualTo(plan.ports().orElseThrow().get(0).likely().orElseThrow());
        assertThat(plan.level().config().run().environment()).hasToString("[LEVEL=builder]");
        assertThat(launch.plan().build().reused()).isTrue();
    }

    @Test
    void namesWhatChanged() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\n").file("a", "1"));
        house.component("hello").start();
        String before = house.images.references().iterator().next();

        house.tree(MemoryTree.withDockerfile("FROM scratch\n").file("a", "2"));
        RunPlan plan = house.component("hello").target("x").plan();

        assertThat(plan.build().reused()).isFalse();
        assertThat(plan.build().nearest()).contains(before);
        assertThat(plan.build().changed()).containsExactly("context", "target");
        assertThat(plan.build().reason()).isEqualTo("changed since " + before + ": context, target");
    }

    @Test
    void comparesWithTheImageThatDiffersLeast() {
        house.images.put("runner4j/hello:old", Map.of());
        house.component("hello").target("x").start();
        String near = house.images.references().stream()
                .filter(each -> !each.endsWith(":old"))
                .findFirst()
                .orElseThrow();
        house.component("hello").target("y").platform("linux/arm64").start();

        assertThat(house.component("hello").plan().build().nearest()).contains(near);
    }

    @Test
    void saysWhenAnImageDoesNotTellItsIngredients() {
        house.images.put("runner4j/hello:old", Map.of());

        RunPlan plan = house.component("hello").plan();

        assertThat(plan.build().changed()).isEmpty();
        assertThat(plan.build().reason())
                .isEqualTo("the engine has runner4j/hello:old, which does not tell what it was made from");
    }

    @Test
    void looksForBaseImages() {
        house.images.put("busybox", Map.of());
        house.tree(MemoryTree.withDockerfile("FROM busybox\nFROM absent:1\nFROM a$B\nFROM NO NAME\n"));

        assertThat(house.component("hello").plan().build().bases())
                .containsExactly(
                        new BasePlan(1, "busybox", Presence.PRESENT),
                        new BasePlan(1, "absent:1", Presence.ABSENT),
                        new BasePlan(1, "a$B", Presence.UNKNOWN),
                        new BasePlan(1, "NO NAME", Presence.UNKNOWN));
    }

    @Test
    void portsOfAnImageAreKnownWhenItIsThere() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\nEXPOSE 8080\n"));

        assertThat(house.component("hello").plan().ports()).isEmpty();
        assertThat(house.component("hello").plan().text()).contains("known when it is built");

        house.component("hello").start().stop();
        assertThat(house.component("hello").plan().ports().orElseThrow())
                .extracting(port -> port.request().containerPort())
                .containsExactly(8080);
    }

    @Test
    void namesTheContainerThatHoldsAPort() {
        Instance instance = house.component("first").port(8080).start();

        PortPlan exact = only(house.component("hello").port(8080, port -> port.exactly(8080)));
        PortPlan range = only(house.component("hello").port(8080, port -> port.range(8081, 8082)));
        PortPlan any = only(house.component("hello").port(8080, port -> port.any()));

        assertThat(exact.refused()).isTrue();
        assertThat(exact.holder().orElseThrow())
                .startsWith("the container first-" + instance.id().value());
        assertThat(exact.likely()).isEmpty();
        assertThat(range.holder()).isEqualTo(exact.holder());
        assertThat(range.likely()).hasValue(8081);
        assertThat(any.holder()).isEmpty();
        assertThat(any.likely()).isEmpty();
    }

    @Test
    void namesAProgramOutsideTheEngine() throws IOException {
        try (House local = House.local();
                ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();
            RunPlan plan = local.component("hello")
                    .port(80, wish -> wish.exactly(port))
                    .plan();

            assertThat(plan.refused()).isTrue();
            assertThat(plan.text())
                    .contains("the launch would be refused", port + " is held by a program outside the engine");
        }
    }

    @Test
    void namesTheInstancesThatRunAlready() {
        Instance instance = house.component("hello").start();
        house.component("other").start();

        RunPlan plan = house.component("hello").whenRunning(WhenRunning.RETURN).plan();

        assertThat(plan.running()).containsExactly("hello-" + instance.id().value());
        assertThat(plan.text()).contains("is given back");
        assertThat(house.component("hello").plan().text()).doesNotContain("is given back");
    }

    @Test
    void showsNoSecret() {
        house.tree(
                MemoryTree.withDockerfile("FROM registry.example.org/arg0value\n")
                        .file(
                                ".runner/config.yml",
                                FILE
                                        + "runner.ports = []\nrunner.environment.FILE_PASSWORD = file0value\nrunner.environment.CONF_TOKEN = conf0secret\n"));
        RunPlan plan = house.runner
                .component("hello")
                .source(GitSource.of("https://me:url0token@example.org/x.git")
                        .credential(Credential.token("git0token")))
                .argument("ARG", Secret.of("arg0value"))
                .environment("MY_TOKEN", "env0value")
                .label("token", "lab0value")
                .label("said", "as conf0secret")
                .plan();

        assertThat(plan.text() + plan.json() + plan + plan.build())
                .contains("build.args.ARG: ****", "environment.MY_TOKEN: ****", "environment.FILE_PASSWORD: ****")
                .contains("labels.token: ****", "labels.said: as ****")
                .doesNotContain("0value", "0token", "0secret");
    }

    @Test
    void namesTheOriginOfEachValueAndWhatThePolicyDecided() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\n")
                .file(".runner/config.yml", FILE + "runner.ports = [9000]\nrunner.resources.memory = 256m\n"));

        RunPlan plan = house.component("hello").environment("LEVEL", "1").plan();

        assertThat(plan.text())
                .contains(
                        "resourceLimits.memory: 256m (.runner/config.yml:4:1)",
                        "environment.LEVEL: 1 (host code)",
                        "resourceLimits.pids: 1024 (default)",
                        "Host's policy:\n  resourceLimits.memory 256m (.runner/config.yml:4:1) granted");
        assertThat(plan.json())
                .contains(
                        "{\"name\":\"resourceLimits.memory\",\"value\":\"256m\",\"origin\":\".runner/config.yml:4:1\"}",
                        "\"policy\":[{\"name\":\"resourceLimits.memory\",\"asked\":\"256m\",\"granted\":\"256m\"");
    }

    @Test
    void textNeitherSteersATerminalNorFakesALine() {
        String text =
                house.component("hello").label("a", "1\n2\u001b[31m").plan().text();

        assertThat(text).contains("labels.a: 1\uFFFD2\uFFFD[31m (host code)");
    }

    @Test
    void jsonIsOneLine() {
        String json = house.component("hello").port(8080).plan().json();

        assertThat(json)
                .startsWith("{\"component\":\"hello\",\"source\":\"memory:hello\",\"revision\":\"")
                .contains(
                        "\"reused\":false",
                        "\"wanted\":8080",
                        "\"likely\":8080",
                        "{\"name\":\"resourceLimits.cpus\",\"value\":\"1.0\",\"origin\":\"default\"}")
                .doesNotContain("\n");
    }

    @Test
    void failsAsTheLaunchWould() {
        house.tree(new MemoryTree().file("README", "nothing to build"));

        RunnerException planned = failure(house.component("hello"));

        assertThat(planned.code()).isEqualTo(ErrorCode.DOCKERFILE_NOT_FOUND);
        assertThat(planned.failure().message())
                .isEqualTo(house.failure(house.component("hello")).failure().message());
    }

    @Test
    void presentsTheUnexpected() {
        house.script.once("list", Script.fails(() -> new IllegalStateException("token=abc0def")));

        RunnerException failure = failure(house.component("hello"));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_ERROR);
        assertThat(failure.getMessage()).contains("Planning the launch of hello failed unexpectedly");
        assertThat(failure.getMessage()).doesNotContain("abc0def");
    }

    @Test
    void keepsTheDeadline() {
        house.script.once("image.list", Script.blocks());

        RunnerException failure = failure(house.component("hello").deadline(Duration.ofMillis(200)));

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_TIMEOUT);
        assertThat(failure.getMessage()).contains("Planning the launch of hello", "deadline");
    }

    @Test
    void anInterruptCancels() throws InterruptedException {
        house.script.once("fetch", Script.blocks());
        CompletableFuture<RunnerException> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            failure.complete(failure(house.component("hello")));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        house.script.await("fetch", 1);

        caller.interrupt();
        caller.join();

        assertThat(failure.join().code()).isEqualTo(ErrorCode.OPERATION_CANCELLED);
        assertThat(flag.join()).isTrue();
    }

    @Test
    void closingTheRunnerCancels() {
        House other = House.open();
        other.script.once("fetch", Script.blocks());
        CompletableFuture<RunnerException> failure =
                CompletableFuture.supplyAsync(() -> failure(other.component("hello")));
        other.script.await("fetch", 1);

        other.close();

        assertThat(failure.join().code()).isEqualTo(ErrorCode.OPERATION_CANCELLED);
        assertThat(failure(other.component("hello")).code()).isEqualTo(ErrorCode.RESOURCE_CONFLICT);
    }

    private static PortPlan only(RunBuilder launch) {
        List<PortPlan> ports = launch.plan().ports().orElseThrow();
        assertThat(ports).hasSize(1);
        return ports.get(0);
    }

    private static RunnerException failure(RunBuilder launch) {
        return catchThrowableOfType(RunnerException.class, launch::plan);
    }
}
