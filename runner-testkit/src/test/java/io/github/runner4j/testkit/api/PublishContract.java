package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Ports of containers that are reached from outside. */
abstract class PublishContract extends ContainerCases {

    @Test
    void tellsOfPortsThatAreNotPublished() {
        dockerOnly();
        String id = running("one", "{'ExposedPorts':{'80/tcp':{},'53/udp':{}}}");

        JsonNode ports = ports(id);

        assertThat(ports.path("80/tcp").isNull()).isTrue();
        assertThat(ports.path("53/udp").isNull()).isTrue();
    }

    @Test
    void findsAPortOfThisMachine() {
        dockerOnly();
        String id = running("one", publishing("{'HostPort':''}"));

        JsonNode bindings = ports(id).path("80/tcp");

        assertThat(bindings.path(0).path("HostIp").asText()).isEqualTo("0.0.0.0");
        assertThat(bindings.path(1).path("HostIp").asText()).isEqualTo("::");
        assertThat(bindings.path(0).path("HostPort").asInt()).isBetween(1024, 65535);
        assertThat(bindings.path(1).path("HostPort")).isEqualTo(bindings.path(0).path("HostPort"));
    }

    @Test
    void takesThePortThatWasAskedFor() {
        int port = free();

        String id = running("one", publishing("{'HostIp':'127.0.0.1','HostPort':'" + port + "'}"));

        JsonNode bindings = ports(id).path("80/tcp");
        assertThat(bindings).hasSize(1);
        assertThat(bindings.path(0).path("HostIp").asText()).isEqualTo("127.0.0.1");
        assertThat(bindings.path(0).path("HostPort").asInt()).isEqualTo(port);
    }

    @Test
    void takesOneOfThePortsThatWereAskedFor() {
        dockerOnly();
        int port = free();

        String id = running("one", publishing("{'HostIp':'127.0.0.1','HostPort':'" + port + "-" + (port + 3) + "'}"));

        assertThat(ports(id).at("/80~1tcp/0/HostPort").asInt()).isBetween(port, port + 3);
    }

    @Test
    void publishesAllWhenAsked() {
        dockerOnly();
        String id = running("one", "{'ExposedPorts':{'80/tcp':{},'81/udp':{}},'HostConfig':{'PublishAllPorts':true}}");

        assertThat(ports(id).at("/80~1tcp/0/HostPort").asInt()).isPositive();
        assertThat(ports(id).at("/81~1udp/0/HostPort").asInt()).isPositive();
    }

    @Test
    void publishesNothingThatIsNotExposed() {
        dockerOnly();
        String id = running("one", "{'HostConfig':{'PortBindings':{'80/tcp':[{}]}}}");

        assertThat(ports(id)).isEmpty();
    }

    @Test
    void listsPorts() {
        dockerOnly();
        String id = running("one", publishing("{'HostIp':'127.0.0.1'}"));

        JsonNode ports = client().get("/containers/json")
                .filters("id", id)
                .send()
                .json()
                .path(0)
                .path("Ports");

        assertThat(ports).hasSize(1);
        assertThat(ports.path(0).path("IP").asText()).isEqualTo("127.0.0.1");
        assertThat(ports.path(0).path("PrivatePort").asInt()).isEqualTo(80);
        assertThat(ports.path(0).path("PublicPort").asInt()).isPositive();
        assertThat(ports.path(0).path("Type").asText()).isEqualTo("tcp");
    }

    @Test
    void publishesNothingOnceItHasEnded() {
        dockerOnly();
        String id = running("one", publishing("{'HostIp':'127.0.0.1'}"));

        act(id, "kill").expect(204);

        assertThat(ports(id)).isEmpty();
    }

    @Test
    void refusesAPortThatAnotherContainerHas() {
        dockerOnly();
        String port = ports(running("one", publishing("{'HostIp':'127.0.0.1'}")))
                .at("/80~1tcp/0/HostPort")
                .asText();
        String id = create("two", with(sleeper(), publishing("{'HostIp':'127.0.0.1','HostPort':'" + port + "'}")));

        Reply reply = act(id, "start");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message())
                .matches("driver failed programming external connectivity on endpoint " + name("two")
                        + " \\([0-9a-f]{64}\\): Bind for 127\\.0\\.0\\.1:" + port
                        + " failed: port is already allocated");
        JsonNode state = inspect(id).path("State");
        assertThat(state.path("Status").asText()).isEqualTo("created");
        assertThat(state.path("ExitCode").asInt()).isEqualTo(128);
        assertThat(state.path("Error").asText()).isEqualTo(reply.message());
    }

    @Test
    void refusesAPortThatAnotherProgramHas() throws IOException {
        dockerOnly();
        if (!target.fake() && target.dialect() == Dialect.DOCKER_26) {
            throw new TestAbortedException("It has a network of its own here");
        }
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String binding = "{'HostIp':'127.0.0.1','HostPort':'" + other.getLocalPort() + "'}";
            String id = create("one", with(sleeper(), publishing(binding)));

            Reply reply = act(id, "start");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.message())
                    .endsWith("Error starting userland proxy: listen tcp4 127.0.0.1:" + other.getLocalPort()
                            + ": bind: address already in use");
        }
    }

    @Test
    void refusesAnAddressThatIsNotOurs() {
        dockerOnly();
        String id = create("one", with(sleeper(), publishing("{'HostIp':'192.0.2.1','HostPort':'18083'}")));

        Reply reply = act(id, "start");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message())
                .endsWith("Error starting userland proxy: listen tcp4 192.0.2.1:18083: bind: "
                        + "cannot assign requested address");
    }

    @Test
    void startsOnceThePortIsFree() {
        dockerOnly();
        String first = running("one", publishing("{'HostIp':'127.0.0.1'}"));
        String port = ports(first).at("/80~1tcp/0/HostPort").asText();
        String id = create("two", with(sleeper(), publishing("{'HostIp':'127.0.0.1','HostPort':'" + port + "'}")));
        act(id, "start").expect(500);

        act(first, "kill").expect(204);

        assertThat(act(id, "start").status()).isEqualTo(204);
        assertThat(inspect(id).path("State").path("Error").asText()).isEmpty();
    }

    @Test
    void hasAnAddressInItsNetworkWhileItRuns() {
        dockerOnly();
        String id = running("one", "{}");

        JsonNode settings = inspect(id).path("NetworkSettings");

        JsonNode bridge = settings.path("Networks").path("bridge");
        assertThat(bridge.path("IPAddress").asText()).matches("172\\.17\\.0\\.\\d+");
        assertThat(bridge.path("Gateway").asText()).isEqualTo("172.17.0.1");
        assertThat(bridge.path("MacAddress").asText()).matches("02:42:ac:11:00:[0-9a-f]{2}");
        assertThat(settings.path("IPAddress")).isEqualTo(bridge.path("IPAddress"));
        assertThat(settings.path("SandboxID").asText()).matches("[0-9a-f]{64}");
        act(id, "kill").expect(204);
        assertThat(inspect(id).path("NetworkSettings").path("IPAddress").asText())
                .isEmpty();
    }

    @Test
    void hasNoPortsWithoutANetwork() {
        dockerOnly();
        ObjectNode spec = with(sleeper(), publishing("{}"));
        ((ObjectNode) spec.path("HostConfig")).put("NetworkMode", "none");
        String id = create("one", spec);
        start(id);

        assertThat(ports(id)).isEmpty();
        assertThat(inspect(id).at("/NetworkSettings/Networks/none/IPAddress").asText("x"))
                .isEmpty();
    }

    @Test
    void sharesTheNetworkOfAnother() {
        dockerOnly();
        String other = running("one", "{}");
        String id = running("two", "{'HostConfig':{'NetworkMode':'container:" + name("one") + "'}}");

        JsonNode made = inspect(id);

        assertThat(made.path("HostConfig").path("NetworkMode").asText()).isEqualTo("container:" + other);
        assertThat(made.path("NetworkSettings").path("Networks")).isEmpty();
    }

    @Test
    void linksToAnother() {
        dockerOnly();
        running("one", "{}");
        String id = running("two", "{'HostConfig':{'Links':['" + name("one") + ":other']}}");

        assertThat(texts(inspect(id).path("HostConfig").path("Links")))
                .containsExactly("/" + name("one") + ":/" + name("two") + "/other");
        JsonNode names = client().get("/containers/json")
                .filters("name", "^/" + name("one") + "$")
                .send()
                .json()
                .path(0)
                .path("Names");
        assertThat(texts(names)).containsExactlyInAnyOrder("/" + name("one"), "/" + name("two") + "/other");
    }

    private String running(String suffix, String more) {
        String id = create(suffix, with(sleeper(), more));
        start(id);
        return id;
    }

    private static String publishing(String binding) {
        return "{'ExposedPorts':{'80/tcp':{}},'HostConfig':{'PortBindings':{'80/tcp':[" + binding + "]}}}";
    }

    private JsonNode ports(String id) {
        return inspect(id).path("NetworkSettings").path("Ports");
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
