package io.github.runner4j.testkit.internal.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuresTest {

    private final Structures structures = Structures.of(Dialect.DOCKER_20_10);

    @Test
    void givesAllFieldsInTheEnginesOrder() {
        ObjectNode read = structures.read("RestartPolicy", json("{}"));

        assertThat(read).hasToString("{\"Name\":\"\",\"MaximumRetryCount\":0}");
    }

    @Test
    void leavesOutWhatIsNotGiven() {
        assertThat(structures.read("HealthConfig", json("{'Retries':0,'Test':[]}")))
                .hasToString("{}");
    }

    @Test
    void tellsAbsentFromEmpty() {
        ObjectNode read = structures.read("HostConfig", json("{'Binds':[],'Dns':null}"));

        assertThat(read.path("Binds")).isEqualTo(Json.array());
        assertThat(read.path("Dns").isNull()).isTrue();
        assertThat(read.path("Links").isNull()).isTrue();
    }

    @Test
    void readsNamesInAnyCaseAndPassesOthersOver() {
        ObjectNode read = structures.read("PortBinding", json("{'hostip':'a','HOSTPORT':'1','more':true}"));

        assertThat(read).hasToString("{\"HostIp\":\"a\",\"HostPort\":\"1\"}");
    }

    @Test
    void takesAWordForAList() {
        assertThat(structures.read("Config", json("{'Cmd':'a b'}")).path("Cmd")).isEqualTo(Json.array(List.of("a b")));
    }

    @Test
    void sortsNames() {
        ObjectNode read = structures.read("Config", json("{'Labels':{'b':'1','a':'2'}}"));

        assertThat(names(read.path("Labels"))).containsExactly("a", "b");
    }

    @Test
    void readsStructuresInStructures() {
        ObjectNode read = structures.read("HostConfig", json("{'PortBindings':{'80/tcp':[{'HostPort':'1'}]}}"));

        assertThat(read.at("/PortBindings/80~1tcp/0/HostIp").asText("none")).isEmpty();
    }

    @Test
    void hasTheFieldsOfItsVersionAlone() {
        Structures later = Structures.of(Dialect.DOCKER_26);

        assertThat(structures
                        .read("HostConfig", json("{'Annotations':{'a':'b'}}"))
                        .has("Annotations"))
                .isFalse();
        assertThat(later.read("HostConfig", json("{'Annotations':{'a':'b'}}")).has("Annotations"))
                .isTrue();
        assertThat(structures.read("HostConfig", json("{}")).has("KernelMemory"))
                .isTrue();
        assertThat(later.read("HostConfig", json("{}")).has("KernelMemory")).isFalse();
    }

    @Test
    void refusesWhatIsOfAnotherType() {
        assertThatThrownBy(() -> structures.read("ContainerConfigWrapper", json("{'Env':'a'}")))
                .hasMessage("json: cannot unmarshal string into Go struct field ContainerConfigWrapper.Env of type "
                        + "[]string");
        assertThatThrownBy(() -> structures.read("ContainerConfigWrapper", json("{'Image':5}")))
                .hasMessage("json: cannot unmarshal number into Go struct field ContainerConfigWrapper.Image of type "
                        + "string");
    }

    @Test
    void refusesANumberThatIsTooLarge() {
        assertThatThrownBy(() -> structures.read("ContainerConfigWrapper", json("{'HostConfig':{'BlkioWeight':-1}}")))
                .hasMessage(
                        "json: cannot unmarshal number -1 into Go struct field HostConfig.HostConfig.BlkioWeight of "
                                + "type uint16");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> structures.read("ExecConfig", Json.array()))
                .hasMessageStartingWith("json: cannot unmarshal array into Go value of type ");
    }

    @Test
    void knowsWhetherAnyFieldIsGiven() {
        assertThat(structures.anyOf("Config", json("{'image':'x'}"))).isTrue();
        assertThat(structures.anyOf("Config", json("{'HostConfig':{}}"))).isFalse();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(String quoted) {
        return Json.parse(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
