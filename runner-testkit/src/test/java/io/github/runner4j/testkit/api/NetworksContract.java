package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks, but for the containers in them. */
abstract class NetworksContract extends EngineContract {

    @Test
    void makesANetwork() {
        Reply reply = client().post("/networks/create").json(network("n")).send();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("Id").asText()).matches("[0-9a-f]{64}");
        assertThat(reply.json().path("Warning").asText()).isEmpty();
    }

    @Test
    void showsANetwork() {
        String id = make("n");

        Reply reply = client().get("/networks/" + id).send();

        assertThat(reply.status()).isEqualTo(200);
        JsonNode network = reply.json();
        assertThat(network.path("Name").asText()).isEqualTo(name("n"));
        assertThat(network.path("Id").asText()).isEqualTo(id);
        assertThat(network.path("Driver").asText()).isEqualTo("bridge");
        assertThat(network.path("Scope").asText()).isEqualTo("local");
        assertThat(network.path("Labels")).isEqualTo(labels());
        assertThat(network.path("Containers")).isEmpty();
        assertThat(network.at("/IPAM/Config/0/Subnet").asText()).matches("\\d+\\.\\d+\\.\\d+\\.0/\\d+");
        assertThat(network.at("/IPAM/Config/0/Gateway").asText()).matches("\\d+\\.\\d+\\.\\d+\\.1");
        shape("network", network);
    }

    @Test
    void findsANetworkByNameAndByWhatItsIdBeginsWith() {
        String id = make("n");

        assertThat(inspectNetwork(name("n")).path("Id").asText()).isEqualTo(id);
        assertThat(inspectNetwork(id.substring(0, 12)).path("Id").asText()).isEqualTo(id);
    }

    @Test
    void keepsWhatWasAskedFor() {
        ObjectNode spec = network("n").put("Internal", true).put("Attachable", true);
        spec.putObject("Options").put("com.docker.network.driver.mtu", "1400");
        spec.putObject("IPAM")
                .put("Driver", "default")
                .putArray("Config")
                .addObject()
                .put("Subnet", "10.210.0.0/24")
                .put("Gateway", "10.210.0.9");
        String id = client().post("/networks/create")
                .json(spec)
                .send()
                .expect(201)
                .json()
                .path("Id")
                .asText();

        JsonNode network = inspectNetwork(id);

        assertThat(network.path("Internal").asBoolean()).isTrue();
        assertThat(network.path("Attachable").asBoolean()).isTrue();
        assertThat(network.path("Options")).isEqualTo(spec.path("Options"));
        assertThat(network.at("/IPAM/Config")).isEqualTo(spec.at("/IPAM/Config"));
    }

    @Test
    void refusesANameThatIsTakenWhenAskedToCheck() {
        make("n");

        Reply reply = client().post("/networks/create")
                .json(network("n").put("CheckDuplicate", true))
                .send();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "network with name " + name("n") + " already exists",
                        "network name " + name("n") + " already used: network already exists"));
    }

    @Test
    void takesANameThatIsTakenWithoutACheckInFormerTimes() {
        String first = make("n");

        Reply reply = client().post("/networks/create").json(network("n")).send();

        if (target.dialect() == Dialect.DOCKER_20_10) {
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.json().path("Warning").asText())
                    .isEqualTo("Network with name " + name("n") + " (id : " + first + ") already exists");
            assertThat(client().get("/networks/" + name("n")).send().expect(400).message())
                    .isEqualTo("2 matches found based on name: network " + name("n") + " is ambiguous");
            assertThat(client().delete("/networks/" + name("n"))
                            .send()
                            .expect(400)
                            .message())
                    .isEqualTo("network " + name("n") + " is ambiguous (2 matches found based on name)");
        } else {
            assertThat(reply.status()).isEqualTo(409);
        }
    }

    @Test
    void refusesTheNameOfANetworkThatIsAlwaysThere() {
        refuses(network("n").put("Name", "bridge"), 403, "operation is not permitted on predefined bridge network ");
    }

    @Test
    void refusesANetworkWithoutAName() {
        Reply reply = client().post("/networks/create")
                .json(network("n").put("Name", ""))
                .send();

        assertThat(reply.status()).isEqualTo(target.dialect() == Dialect.DOCKER_20_10 ? 500 : 400);
        assertThat(reply.message()).isEqualTo("invalid name: ");
    }

    @Test
    void refusesADriverThatIsNotThere() {
        refuses(network("n").put("Driver", "nosuch"), 404, "plugin \"nosuch\" not found");
    }

    @Test
    void refusesASecondNetworkOfTheHost() {
        refuses(network("n").put("Driver", "host"), 403, "only one instance of \"host\" network is allowed");
        refuses(network("n").put("Driver", "null"), 403, "only one instance of \"null\" network is allowed");
    }

    @Test
    void refusesAnOverlayWithoutASwarm() {
        Reply reply = client().post("/networks/create")
                .json(network("n").put("Driver", "overlay"))
                .send();

        assertThat(reply.status()).isEqualTo(target.dialect() == Dialect.DOCKER_20_10 ? 500 : 403);
        assertThat(reply.message()).startsWith("This node is not a swarm manager.");
    }

    @Test
    void refusesARangeThatIsTaken() {
        String subnet = inspectNetwork(make("n")).at("/IPAM/Config/0/Subnet").asText();

        refuses(ranged(subnet, ""), 403, "Pool overlaps with other one on this address space");
    }

    @Test
    void refusesARangeThatIsNone() {
        boolean old = target.dialect() == Dialect.DOCKER_20_10;
        refuses(
                ranged("nonsense", ""),
                old ? 500 : 400,
                old
                        ? "Invalid subnet nonsense : invalid CIDR address: nonsense"
                        : "invalid network config:\ninvalid subnet nonsense: invalid CIDR block notation");
    }

    @Test
    void refusesAGatewayOutsideOfItsRange() {
        boolean old = target.dialect() == Dialect.DOCKER_20_10;
        refuses(
                ranged("10.211.0.0/24", "10.212.0.1"),
                old ? 500 : 400,
                old
                        ? "failed to allocate gateway (10.212.0.1): Requested address is out of range"
                        : "invalid network config:\n"
                                + "invalid gateway 10.212.0.1: parent subnet 10.211.0.0/24 doesn't contain this address");
    }

    @Test
    void refusesABodyThatIsNoJson() {
        Reply reply = client().post("/networks/create").json("x").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).endsWith("invalid character 'x' looking for beginning of value");
    }

    @Test
    void doesNotShowANetworkThatIsNotThere() {
        Reply reply = client().get("/networks/" + name("n")).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "network " + name("n") + " not found",
                        "unable to find network with name or ID " + name("n") + ": network not found"));
    }

    @Test
    void showsNoNetworkOfAnotherScope() {
        make("n");

        assertThat(client().get("/networks/" + name("n"))
                        .query("scope", "swarm")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(client().get("/networks/" + name("n"))
                        .query("scope", "local")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void removesANetwork() {
        String id = make("n");

        Reply reply = client().delete("/networks/" + name("n")).send();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(client().get("/networks/" + id).send().status()).isEqualTo(404);
    }

    @Test
    void removesNoNetworkThatIsNotThere() {
        Reply reply = client().delete("/networks/" + name("n")).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "network " + name("n") + " not found",
                        "unable to find network with name or ID " + name("n") + ": network not found"));
    }

    @Test
    void removesNoNetworkThatIsAlwaysThere() {
        Reply reply = client().delete("/networks/bridge").send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).isEqualTo("bridge is a pre-defined network and cannot be removed");
    }

    @Test
    void hasNetworksFromTheBeginning() {
        assertThat(names("type", "builtin")).contains("bridge", "host", "none");
        JsonNode bridge = inspectNetwork("bridge");
        assertThat(bridge.at("/Options/com.docker.network.bridge.name").asText())
                .isEqualTo("docker0");
        assertThat(inspectNetwork("none").path("Driver").asText()).isEqualTo("null");
        assertThat(inspectNetwork("host").path("Driver").asText()).isEqualTo("host");
    }

    @Test
    void showsTheNetworksFromTheBeginning() {
        ObjectNode bridge = (ObjectNode) inspectNetwork("bridge");
        ((ObjectNode) bridge.at("/IPAM/Config/0")).remove("Gateway");
        bridge.remove("Containers");

        shape("network-bridge", bridge);
        shape("network-none", ((ObjectNode) inspectNetwork("none")).without("Containers"));
        shape("network-host", ((ObjectNode) inspectNetwork("host")).without("Containers"));
    }

    @Test
    void listsNetworksByNameIdAndLabel() {
        String id = make("one");
        make("two");

        assertThat(names("name", name("on"))).containsExactly(name("one"));
        assertThat(names("id", id.substring(0, 12))).containsExactly(name("one"));
        assertThat(names("label", label())).containsExactly(name("one"), name("two"));
        assertThat(names("label", label(), "label", "nosuch")).isEmpty();
    }

    @Test
    void listsNetworksByDriverScopeAndType() {
        make("n");

        assertThat(names("driver", "bridge", "label", label())).containsExactly(name("n"));
        assertThat(names("driver", "macvlan", "label", label())).isEmpty();
        assertThat(names("scope", "local", "label", label())).containsExactly(name("n"));
        assertThat(names("scope", "swarm", "label", label())).isEmpty();
        assertThat(names("type", "custom", "label", label())).containsExactly(name("n"));
        assertThat(names("type", "builtin", "label", label())).isEmpty();
    }

    @Test
    void takesEveryNetworkThatSomebodyMadeForUnused() {
        make("free");
        make("used");
        ObjectNode spec = spec("sleep", "60");
        spec.putObject("HostConfig").put("NetworkMode", name("used"));
        start(create("c", spec));

        assertThat(names("dangling", "true", "label", label())).containsExactly(name("free"), name("used"));
        assertThat(names("dangling", "0", "label", label())).isEmpty();
    }

    @Test
    void refusesAFilterThatItDoesNotKnow() {
        Reply reply = client().get("/networks").filters("nosuch", "x").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualToIgnoringCase("invalid filter 'nosuch'");
    }

    @Test
    void refusesATypeThatItDoesNotKnow() {
        Reply reply = client().get("/networks").filters("type", "nonsense").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("invalid filter: 'type'='nonsense'");
    }

    @Test
    void refusesAFilterThatIsNeitherYesNorNo() {
        Reply reply = client().get("/networks").filters("dangling", "maybe").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("invalid value for filter 'dangling', must be \"true\" (or \"1\"), or \"false\" (or \"0\")");
    }

    @Test
    void refusesFiltersThatAreNoJson() {
        Reply reply = client().get("/networks").query("filters", "x").send();

        boolean old = target.dialect() == Dialect.DOCKER_20_10;
        assertThat(reply.status()).isEqualTo(old ? 500 : 400);
        assertThat(reply.message())
                .isEqualTo(old ? "invalid character 'x' looking for beginning of value" : "invalid filter");
    }

    @Test
    void prunesNetworksThatNobodyUses() {
        make("one");
        make("two");

        Reply reply = client().post("/networks/prune").filters("label", label()).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("NetworksDeleted"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(name("one"), name("two"));
        assertThat(names("label", label())).isEmpty();
    }

    @Test
    void prunesNothing() {
        Reply reply = client().post("/networks/prune").filters("label", label()).send();

        assertThat(reply.text()).isEqualTo("{\"NetworksDeleted\":null}\n");
    }

    @Test
    void prunesNetworksOfFormerTimes() {
        make("n");

        client().post("/networks/prune")
                .filters("label", label(), "until", "1h")
                .send()
                .expect(200);

        assertThat(names("label", label())).containsExactly(name("n"));
    }

    @Test
    void refusesATimeToPruneThatIsNone() {
        Reply reply = client().post("/networks/prune")
                .filters("label", label(), "until", "x")
                .send();

        assertThat(reply.status()).isEqualTo(target.dialect() == Dialect.DOCKER_20_10 ? 500 : 400);
        assertThat(reply.message()).isEqualTo("failed to parse value as time or duration: \"x\"");
    }

    private ObjectNode ranged(String subnet, String gateway) {
        ObjectNode spec = network("m");
        ObjectNode range = spec.putObject("IPAM").putArray("Config").addObject().put("Subnet", subnet);
        if (!gateway.isEmpty()) {
            range.put("Gateway", gateway);
        }
        return spec;
    }

    private void refuses(ObjectNode spec, int status, String message) {
        Reply reply = client().post("/networks/create").json(spec).send();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message()).isEqualTo(message);
    }

    private ObjectNode network(String suffix) {
        ObjectNode spec = Json.object().put("Name", name(suffix));
        spec.set("Labels", labels());
        return spec;
    }

    private String make(String suffix) {
        return client().post("/networks/create")
                .json(network(suffix))
                .send()
                .expect(201)
                .json()
                .path("Id")
                .asText();
    }

    private JsonNode inspectNetwork(String network) {
        return client().get("/networks/" + network).send().expect(200).json();
    }

    private List<String> names(String... filters) {
        JsonNode list =
                client().get("/networks").filters(filters).send().expect(200).json();
        return list.findValuesAsText("Name").stream().sorted().toList();
    }
}
