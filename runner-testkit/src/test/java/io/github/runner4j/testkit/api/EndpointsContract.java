package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Containers in networks. */
abstract class EndpointsContract extends EngineContract {

    private static final String SERVER = "while true; do echo hello | nc -l -p 8080; done";

    @Test
    void givesAContainerOfTheDefaultNetworkAnAddress() {
        String id = run("c", "sleep", "60");

        JsonNode settings = inspect(id).path("NetworkSettings");

        String address = settings.path("IPAddress").asText();
        assertThat(address).matches("172\\.17\\.0\\.\\d+");
        assertThat(settings.path("Gateway").asText()).isEqualTo("172.17.0.1");
        assertThat(settings.path("IPPrefixLen").asInt()).isEqualTo(16);
        assertThat(settings.path("MacAddress").asText()).startsWith("02:42:ac:11:");
        assertThat(settings.at("/Networks/bridge/IPAddress").asText()).isEqualTo(address);
        assertThat(settings.at("/Networks/bridge/NetworkID").asText()).matches("[0-9a-f]{64}");
        shape("endpoint-bridge", settings.at("/Networks/bridge"));
    }

    @Test
    void givesAContainerThatDoesNotRunNoAddress() {
        String id = create("c", spec("true"));

        JsonNode settings = inspect(id).path("NetworkSettings");

        assertThat(settings.path("IPAddress").asText()).isEmpty();
        assertThat(settings.at("/Networks/bridge/EndpointID").asText()).isEmpty();
    }

    @Test
    void takesTheAddressBackWhenTheContainerStops() {
        String id = run("c", "true");
        waitFor(id);

        // Podman tells the end first, and then takes it back.
        until(() -> inspect(id).at("/NetworkSettings/IPAddress").asText().isEmpty());

        JsonNode settings = inspect(id).path("NetworkSettings");
        assertThat(settings.at("/Networks/bridge/IPAddress").asText()).isEmpty();
    }

    @Test
    void showsTheContainersThatRunInANetwork() {
        network("n");
        String id = runIn("c", "n");

        JsonNode container = showNetwork("n").path("Containers").path(id);

        assertThat(container.path("Name").asText()).isEqualTo(name("c"));
        assertThat(container.path("IPv4Address").asText()).matches("\\d+\\.\\d+\\.\\d+\\.2/\\d+");
        assertThat(container.path("EndpointID").asText()).matches("[0-9a-f]{64}");
        assertThat(container.path("IPv6Address").asText()).isEmpty();
    }

    @Test
    void connectsAContainerThatRuns() {
        network("n");
        String id = run("c", "sleep", "60");

        Reply reply = connect("n", id, aliases("one", "two"));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode networks = inspect(id).at("/NetworkSettings/Networks");
        assertThat(networks.has("bridge")).isTrue();
        JsonNode endpoint = networks.path(name("n"));
        assertThat(endpoint.path("IPAddress").asText()).matches("\\d+\\.\\d+\\.\\d+\\.2");
        assertThat(endpoint.path("Aliases")).extracting(JsonNode::asText).contains("one", "two");
        shape("endpoint", endpoint);
    }

    @Test
    void connectsAContainerBeforeItRuns() {
        network("n");
        String id = create("c", spec("sleep", "60"));

        assertThat(connect("n", id, null).status()).isEqualTo(200);

        assertThat(inspect(id).at("/NetworkSettings/Networks").has(name("n"))).isTrue();
        start(id);
        assertThat(endpoint(id, "n").path("IPAddress").asText()).isNotEmpty();
    }

    @Test
    void startsNoContainerOfANetworkThatIsNotThere() {
        String id = create("c", in("nosuch", "true"));

        Reply reply = client().post("/containers/" + id + "/start").send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("network " + name("nosuch") + " not found");
        assertThat(inspect(id).at("/State/Status").asText()).isEqualTo("created");
        assertThat(inspect(id).at("/State/ExitCode").asInt()).isEqualTo(128);
    }

    @Test
    void refusesToConnectAContainerTwice() {
        network("n");
        String id = runIn("c", "n");

        Reply reply = connect("n", id, null);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message())
                .isEqualTo("endpoint with name " + name("c") + " already exists in network " + name("n"));
    }

    @Test
    void refusesToConnectWhatIsNotThere() {
        network("n");
        String id = run("c", "sleep", "60");

        Reply noContainer = connect("n", name("nobody"), null);
        Reply noNetwork = connect("nosuch", id, null);

        assertThat(noContainer.status()).isEqualTo(404);
        assertThat(noContainer.message()).isEqualTo("No such container: " + name("nobody"));
        assertThat(noNetwork.status()).isEqualTo(404);
        assertThat(noNetwork.message()).isEqualTo("network " + name("nosuch") + " not found");
    }

    @Test
    void refusesToConnectAContainerToTheHost() {
        String id = run("c", "sleep", "60");

        skipOnPodman();
        Reply reply = client().post("/networks/host/connect")
                .json(Json.object().put("Container", id))
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("container cannot be disconnected from host network or connected to host network");
    }

    @Test
    void refusesToConnectAContainerThatIsAlone() {
        network("n");
        ObjectNode spec = spec("sleep", "60");
        spec.putObject("HostConfig").put("NetworkMode", "none");
        String id = create("c", spec);
        start(id);

        Reply reply = connect("n", id, null);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("container cannot be connected to multiple networks with one of the networks in "
                        + "private (none) mode");
    }

    @Test
    void refusesToConnectAContainerThatSharesAnothersNetwork() {
        skipOnPodman();
        network("n");
        String lender = run("lender", "sleep", "60");
        ObjectNode spec = spec("sleep", "60");
        spec.putObject("HostConfig").put("NetworkMode", "container:" + lender);
        String id = create("c", spec);
        start(id);

        Reply reply = connect("n", id, null);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("container sharing network namespace with another container or host cannot be connected "
                        + "to any other network");
    }

    @Test
    void givesAnAddressThatIsAskedFor() {
        ranged("10.213.0.0/24");
        String id = create("c", in("m", "sleep", "60"));
        disconnect("m", id).expect(200);
        connect("m", id, address("10.213.0.9")).expect(200);

        start(id);

        assertThat(endpoint(id, "m").path("IPAddress").asText()).isEqualTo("10.213.0.9");
        assertThat(endpoint(id, "m").at("/IPAMConfig/IPv4Address").asText()).isEqualTo("10.213.0.9");
        assertThat(endpoint(id, "m").path("MacAddress").asText()).isEqualTo("02:42:0a:d5:00:09");
    }

    @Test
    void refusesAnAddressThatIsTaken() {
        ranged("10.214.0.0/24");
        String first = run("first", "sleep", "60");
        connect("m", first, address("10.214.0.9")).expect(200);
        String second = run("second", "sleep", "60");

        Reply reply = connect("m", second, address("10.214.0.9"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).isEqualTo("Address already in use");
    }

    @Test
    void refusesAnAddressOfANetworkWhoseRangeTheEngineChose() {
        network("n");
        String id = run("c", "sleep", "60");

        Reply reply = connect("n", id, address("172.18.0.9"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .endsWith(
                        "user specified IP address is supported only when connecting to networks with user configured "
                                + "subnets");
    }

    @Test
    void refusesAnAddressOutsideOfTheNetwork() {
        ranged("10.215.0.0/24");
        String id = run("c", "sleep", "60");

        Reply reply = connect("m", id, address("10.216.0.9"));

        boolean old = target.dialect() == Dialect.DOCKER_20_10;
        assertThat(reply.status()).isEqualTo(old ? 500 : 400);
        assertThat(reply.message())
                .isEqualTo(
                        old
                                ? "Invalid address 10.216.0.9: It does not belong to any of this network's subnets"
                                : "invalid endpoint settings:\nno configured subnet or ip-range contain the IP address "
                                        + "10.216.0.9");
    }

    @Test
    void refusesAnAliasInTheDefaultNetwork() {
        network("n");
        String id = runIn("c", "n");

        skipOnPodman();
        Reply reply = client().post("/networks/bridge/connect")
                .json(Json.object().put("Container", id).set("EndpointConfig", aliases("one")))
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .endsWith("network-scoped alias is supported only for containers in user defined networks");
    }

    @Test
    void disconnectsAContainer() {
        network("n");
        String id = runIn("c", "n");

        Reply reply = disconnect("n", id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(inspect(id).at("/NetworkSettings/Networks").has(name("n"))).isFalse();
        assertThat(showNetwork("n").path("Containers")).isEmpty();
    }

    @Test
    void refusesToDisconnectAContainerThatIsNotConnected() {
        network("n");
        String id = run("c", "sleep", "60");

        Reply reply = disconnect("n", id);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("container " + id + " is not connected to network " + name("n"));
    }

    @Test
    void removesNoNetworkWithAContainerThatRuns() {
        String network = network("n");
        runIn("c", "n");

        Reply reply = client().delete("/networks/" + name("n")).send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message())
                .isEqualTo("error while removing network: network " + name("n") + " id " + network
                        + " has active endpoints");
    }

    @Test
    void removesANetworkWhoseContainersDoNotRun() {
        network("n");
        create("c", in("n", "true"));

        assertThat(client().delete("/networks/" + name("n")).send().status()).isEqualTo(204);
    }

    @Test
    void findsAnotherContainerByItsNames() {
        network("n");
        String server = create("server", in("n", "sh", "-c", SERVER));
        disconnect("n", server).expect(200);
        connect("n", server, aliases("web")).expect(200);
        start(server);

        for (String host : new String[] {name("server"), "web", server.substring(0, 12)}) {
            assertThat(greeting("n", host, 5)).as(host).isEqualTo("hello\n");
        }
    }

    @Test
    void findsNoContainerOfAnotherNetworkByName() {
        network("n");
        network("other");
        start(create("server", in("n", "sh", "-c", SERVER)));

        assertThat(greeting("other", name("server"), 1)).isEmpty();
    }

    @Test
    void findsNoContainerOfTheDefaultNetworkByName() {
        start(create("server", spec("sh", "-c", SERVER)));

        assertThat(greeting("bridge", name("server"), 1)).isEmpty();
    }

    @Test
    void reachesAContainerOfTheDefaultNetworkByItsAddress() {
        String server = run("server", "sh", "-c", SERVER);
        String address = inspect(server).at("/NetworkSettings/IPAddress").asText();

        assertThat(greeting("bridge", address, 5)).isEqualTo("hello\n");
    }

    @Test
    void sharesTheNetworkOfAnotherContainer() {
        String server = run("server", "sh", "-c", SERVER);
        ObjectNode spec = asking("127.0.0.1", 5);
        spec.putObject("HostConfig").put("NetworkMode", "container:" + server);
        String id = create("client", spec);
        start(id);
        waitFor(id);

        String log = log(id);
        JsonNode networks = inspect(id).at("/NetworkSettings/Networks");
        client().delete("/containers/" + id).send().expect(204);
        assertThat(log).isEqualTo("hello\n");
        assertThat(networks).isEmpty();
    }

    /** What a client in a network gets from a server; it asks again while the server has not begun. */
    private String greeting(String network, String host, int attempts) {
        ObjectNode spec = asking(host, attempts);
        spec.putObject("HostConfig").put("NetworkMode", network.equals("bridge") ? network : name(network));
        String id = create("client-" + host, spec);
        start(id);
        waitFor(id);
        return log(id);
    }

    private ObjectNode asking(String host, int attempts) {
        return spec(
                "sh",
                "-c",
                "i=0; while [ $i -lt " + attempts + " ]; do i=$((i+1)); x=$(nc " + host
                        + " 8080 2>/dev/null </dev/null) && [ \"$x\" ] && echo $x && " + "exit; sleep 0.2; done");
    }

    private String log(String container) {
        return client().get("/containers/" + container + "/logs")
                .query("stdout", 1)
                .send()
                .text(Frame.STDOUT);
    }

    private String network(String suffix) {
        ObjectNode spec = Json.object().put("Name", name(suffix));
        spec.set("Labels", labels());
        return client().post("/networks/create")
                .json(spec)
                .send()
                .expect(201)
                .json()
                .path("Id")
                .asText();
    }

    private void ranged(String subnet) {
        ObjectNode spec = Json.object().put("Name", name("m"));
        spec.set("Labels", labels());
        spec.putObject("IPAM").putArray("Config").addObject().put("Subnet", subnet);
        client().post("/networks/create").json(spec).send().expect(201);
    }

    private JsonNode showNetwork(String suffix) {
        return client().get("/networks/" + name(suffix)).send().expect(200).json();
    }

    private JsonNode endpoint(String container, String network) {
        return inspect(container).at("/NetworkSettings/Networks").path(name(network));
    }

    private ObjectNode in(String network, String... command) {
        ObjectNode spec = spec(command);
        spec.putObject("HostConfig").put("NetworkMode", name(network));
        return spec;
    }

    private String runIn(String suffix, String network) {
        String id = create(suffix, in(network, "sleep", "60"));
        start(id);
        return id;
    }

    private static ObjectNode aliases(String... names) {
        ObjectNode settings = Json.object();
        settings.putArray("Aliases").addAll(Json.array(List.of(names)));
        return settings;
    }

    private static ObjectNode address(String address) {
        ObjectNode settings = Json.object();
        settings.putObject("IPAMConfig").put("IPv4Address", address);
        return settings;
    }

    /** Podman loses track of a container whose connections change, and with it of the list of all containers. */
    private Reply connect(String network, String container, ObjectNode settings) {
        skipOnPodman();
        ObjectNode body = Json.object().put("Container", container);
        if (settings != null) {
            body.set("EndpointConfig", settings);
        }
        return client().post("/networks/" + name(network) + "/connect")
                .json(body)
                .send();
    }

    private void skipOnPodman() {
        if (target.podman() && !target.fake()) {
            throw new TestAbortedException(target + " cannot list containers any more once their connections changed");
        }
    }

    private Reply disconnect(String network, String container) {
        skipOnPodman();
        return client().post("/networks/" + name(network) + "/disconnect")
                .json(Json.object().put("Container", container))
                .send();
    }
}
