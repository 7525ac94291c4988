package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.SecretSpec;
import com.github.dockerjava.api.model.ServiceSpec;
import com.github.dockerjava.api.model.SwarmNodeAvailability;
import com.github.dockerjava.api.model.SwarmNodeRole;
import com.github.dockerjava.api.model.SwarmNodeSpec;
import com.github.dockerjava.api.model.SwarmSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What docker-java hears from an engine that is in no swarm. */
abstract class DockerJavaSwarmContract extends DockerJavaContract {

    private static final String NO_MANAGER = "This node is not a swarm manager.";

    @Test
    @Sends({"inspectSwarmCmd", "updateSwarmCmd"})
    void hasNoSwarm() {
        assertNoManager(() -> docker().inspectSwarmCmd().exec());
        assertNoManager(
                () -> docker().updateSwarmCmd(new SwarmSpec()).withVersion(0L).exec());
    }

    @Test
    @Sends("leaveSwarmCmd")
    void leavesNoSwarm() {
        assertRefused(
                503,
                "This node is not part of a swarm",
                () -> docker().leaveSwarmCmd().exec());
    }

    @Test
    @Sends({"initializeSwarmCmd", "joinSwarmCmd"})
    void beginsNoSwarm() {
        assumeTrue(target.fake() && !target.podman(), "A real engine would begin one, and Podman knows none");

        assertNoManager(() -> docker().initializeSwarmCmd(new SwarmSpec()).exec());
        assertNoManager(() ->
                docker().joinSwarmCmd().withRemoteAddrs(List.of("127.0.0.1:1")).exec());
    }

    @Test
    @Sends({"listSwarmNodesCmd", "updateSwarmNodeCmd", "removeSwarmNodeCmd"})
    void hasNoNodes() {
        SwarmNodeSpec spec =
                new SwarmNodeSpec().withRole(SwarmNodeRole.WORKER).withAvailability(SwarmNodeAvailability.ACTIVE);

        assertNoManager(() -> docker().listSwarmNodesCmd().exec());
        assertNoManager(() -> docker().updateSwarmNodeCmd()
                .withSwarmNodeId("x")
                .withVersion(0L)
                .withSwarmNodeSpec(spec)
                .exec());
        assertNoManager(() -> docker().removeSwarmNodeCmd("x").exec());
    }

    @Test
    @Sends({"listServicesCmd", "createServiceCmd", "inspectServiceCmd", "updateServiceCmd", "removeServiceCmd"})
    void hasNoServices() {
        ServiceSpec spec = new ServiceSpec().withName(name("service"));

        assertNoManager(() -> docker().listServicesCmd().exec());
        assertNoManager(() -> docker().createServiceCmd(spec).exec());
        assertNoManager(() -> docker().inspectServiceCmd("x").exec());
        assertNoManager(
                () -> docker().updateServiceCmd("x", spec).withVersion(0L).exec());
        assertNoManager(() -> docker().removeServiceCmd("x").exec());
    }

    @Test
    @Sends({"listTasksCmd", "logServiceCmd", "logTaskCmd"})
    void hasNoTasks() {
        assertNoManager(() -> docker().listTasksCmd().exec());
        assertNoManager(() ->
                docker().logServiceCmd("x").withStdout(true).exec(new Text()).awaitCompletion(20, TimeUnit.SECONDS));
        assertNoManager(
                () -> docker().logTaskCmd("x").withStdout(true).exec(new Text()).awaitCompletion(20, TimeUnit.SECONDS));
    }

    @Test
    @Sends({"listSecretsCmd", "createSecretCmd", "removeSecretCmd"})
    void hasNoSecrets() {
        SecretSpec spec = new SecretSpec().withName(name("secret")).withData("c2VjcmV0");

        assertNoManager(() -> docker().listSecretsCmd().exec());
        assertNoManager(() -> docker().createSecretCmd(spec).exec());
        assertNoManager(() -> docker().removeSecretCmd("x").exec());
    }

    @Test
    @Sends({"listConfigsCmd", "createConfigCmd", "inspectConfigCmd", "removeConfigCmd"})
    void hasNoConfigs() {
        assertNoManager(() -> docker().listConfigsCmd().exec());
        assertNoManager(() -> docker().createConfigCmd()
                .withName(name("config"))
                .withData("data".getBytes())
                .withLabels(Map.of())
                .exec());
        assertNoManager(() -> docker().inspectConfigCmd("x").exec());
        assertNoManager(() -> docker().removeConfigCmd("x").exec());
    }

    private static void assertNoManager(ThrowingCallable call) {
        assertRefused(503, NO_MANAGER, call);
    }

    private static void assertRefused(int status, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DockerException.class,
                        e -> assertThat(e.getHttpStatus()).isEqualTo(status))
                .hasMessageContaining(message);
    }
}
