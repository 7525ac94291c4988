package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** What is mounted in containers. */
abstract class ContainerMountsContract extends ContainerCases {

    @Test
    void tellsItsMounts() {
        ObjectNode spec = with(
                spec("true"),
                "{'Volumes':{'/own':{}},'HostConfig':{'Binds':['" + name("data") + ":/data','/tmp:/host:ro']}}");

        JsonNode mounts = inspect(create("one", spec)).path("Mounts");

        assertThat(mounts).hasSize(3);
        JsonNode volume = mount(mounts, "/data");
        assertThat(volume.path("Type").asText()).isEqualTo("volume");
        assertThat(volume.path("Name").asText()).isEqualTo(name("data"));
        assertThat(volume.path("Driver").asText()).isEqualTo("local");
        assertThat(volume.path("RW").asBoolean()).isTrue();
        JsonNode bind = mount(mounts, "/host");
        assertThat(bind.path("Type").asText()).isEqualTo("bind");
        assertThat(bind.path("Source").asText()).isEqualTo("/tmp");
        assertThat(bind.path("RW").asBoolean()).isFalse();
        assertThat(mount(mounts, "/own").path("Name").asText()).matches("[0-9a-f]{64}");
        shape("container-volume", volume);
        shape("container-bind", bind);
    }

    @Test
    void tellsItsMountsAsTheyWereAskedFor() {
        dockerOnly();
        ObjectNode spec = with(
                spec("true"),
                "{'HostConfig':{'Mounts':[{'Type':'volume','Source':'" + name("data")
                        + "','Target':'/data','ReadOnly':true},{'Type':'tmpfs','Target':'/scratch'}]}}");

        JsonNode made = inspect(create("one", spec));

        assertThat(made.path("HostConfig").path("Mounts")).hasSize(2);
        assertThat(mount(made.path("Mounts"), "/data").path("RW").asBoolean()).isFalse();
    }

    @Test
    void takesOverTheVolumesOfAnother() {
        create("one", with(spec("true"), "{'HostConfig':{'Binds':['" + name("data") + ":/data']}}"));

        String id = create("two", with(spec("true"), "{'HostConfig':{'VolumesFrom':['" + name("one") + ":ro']}}"));

        JsonNode data = mount(inspect(id).path("Mounts"), "/data");
        assertThat(data.path("Name").asText()).isEqualTo(name("data"));
        assertThat(data.path("RW").asBoolean()).isFalse();
    }

    private static JsonNode mount(JsonNode mounts, String destination) {
        for (JsonNode each : mounts) {
            if (each.path("Destination").asText().equals(destination)) {
                return each;
            }
        }
        throw new AssertionError("Nothing is mounted at " + destination + ": " + mounts);
    }
}
