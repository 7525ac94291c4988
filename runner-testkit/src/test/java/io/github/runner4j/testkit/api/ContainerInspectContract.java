package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine tells of one container. */
abstract class ContainerInspectContract extends ContainerCases {

    @Test
    void tellsOfOneThatWasMade() {
        JsonNode one = inspect(create("one", sleeper()));

        assertThat(one.path("Name").asText()).isEqualTo("/" + name("one"));
        assertThat(one.path("Path").asText()).isEqualTo("sleep");
        assertThat(texts(one.path("Args"))).containsExactly("600");
        assertThat(one.path("RestartCount").asInt()).isZero();
        shape("container-created", one);
    }

    @Test
    void tellsOfOneThatRuns() {
        JsonNode one = inspect(sleeping("one"));

        assertThat(one.path("State").path("Running").asBoolean()).isTrue();
        assertThat(one.path("State").path("Pid").asInt()).isPositive();
        shape("container-running", one);
    }

    @Test
    void tellsOfOneThatHasEnded() {
        dockerOnly();
        String id = run("one", "sh", "-c", "sleep 0.1; exit 3");
        waitFor(id);

        JsonNode state = inspect(id).path("State");

        assertThat(state.path("Status").asText()).isEqualTo("exited");
        assertThat(state.path("ExitCode").asInt()).isEqualTo(3);
        assertThat(state.path("Pid").asInt()).isZero();
        assertThat(time(state, "FinishedAt")).isAfterOrEqualTo(time(state, "StartedAt"));
        shape("container-exited", inspect(id));
    }

    @Test
    void neverBeganIsTheBeginningOfTime() {
        JsonNode state = inspect(create("one", spec("true"))).path("State");

        assertThat(state.path("StartedAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(state.path("FinishedAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
    }

    @Test
    void refusesNoContainer() {
        Reply reply = client().get("/containers/" + name("nobody") + "/json").send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "No such container: " + name("nobody"),
                        "no container with name or ID \"" + name("nobody") + "\" found: no such container"));
    }

    @Test
    void findsAContainerByItsNameItsIdAndTheBeginningOfIt() {
        String id = create("one", spec("true"));

        for (String reference : List.of(name("one"), id, id.substring(0, 12), id.substring(0, 20))) {
            assertThat(inspect(reference).path("Id").asText()).isEqualTo(id);
        }
    }

    @Test
    void refusesWhatSeveralIdsBeginWith() {
        dockerOnly();
        String digit = "";
        for (int i = 0; i < 17 && digit.isEmpty(); i++) {
            digit = shared(create("many" + i, spec("true")), i);
        }

        Reply reply = client().get("/containers/" + digit + "/json").send();

        assertThat(reply.status()).isEqualTo(say(500, 400, 0));
        assertThat(reply.message())
                .isEqualTo(say(
                        "Multiple IDs found with provided prefix: " + digit,
                        "multiple IDs found with provided prefix: " + digit,
                        ""));
    }

    /** The first digit of an id, when another one begins with it. */
    private String shared(String id, int before) {
        for (int i = 0; i < before; i++) {
            if (inspect(name("many" + i)).path("Id").asText().startsWith(id.substring(0, 1))) {
                return id.substring(0, 1);
            }
        }
        return "";
    }

    @Test
    void givesBackAllSettings() {
        dockerOnly();
        ObjectNode spec = with(
                spec("sleep", "600"),
                "{'Hostname':'here','Domainname':'example.org','User':'0:0','Env':['A=b','C'],'WorkingDir':'/tmp',"
                        + "'ExposedPorts':{'80/tcp':{},'53/udp':{}},'StopSignal':'SIGQUIT','StopTimeout':7,"
                        + "'Tty':true,'OpenStdin':true,'StdinOnce':true,'AttachStdin':true,"
                        + "'HostConfig':{'Memory':33554432,'CpuShares':512,'Binds':['/tmp:/host:ro'],"
                        + "'CapAdd':['NET_ADMIN'],'CapDrop':['MKNOD'],'Dns':['10.0.0.1'],'ExtraHosts':['a:10.0.0.2'],"
                        + "'RestartPolicy':{'Name':'on-failure','MaximumRetryCount':2},'ShmSize':1048576,"
                        + "'PortBindings':{'80/tcp':[{'HostIp':'127.0.0.1','HostPort':''}]},'Init':true,"
                        + "'Tmpfs':{'/run':'size=1m'},'Ulimits':[{'Name':'nofile','Soft':64,'Hard':128}],"
                        + "'ReadonlyRootfs':true,'OomScoreAdj':100,'GroupAdd':['10']}}");

        JsonNode made = inspect(create("one", spec));

        spec.remove("HostConfig").properties().forEach(each -> {
            if (!each.getKey().equals("RestartPolicy")) {
                assertThat(made.path("HostConfig").path(each.getKey()))
                        .as(each.getKey())
                        .isEqualTo(each.getValue());
            }
        });
        assertThat(made.path("HostConfig").path("RestartPolicy"))
                .isEqualTo(object("{'Name':'on-failure','MaximumRetryCount':2}"));
        spec.remove("Env");
        spec.properties()
                .forEach(each -> assertThat(made.path("Config").path(each.getKey()))
                        .as(each.getKey())
                        .isEqualTo(each.getValue()));
        assertThat(texts(made.path("Config").path("Env"))).contains("A=b", "C");
    }

    @Test
    void fillsInTheDefaults() {
        dockerOnly();

        JsonNode host =
                inspect(create("one", with(spec("true"), "{'HostConfig':{}}"))).path("HostConfig");

        assertThat(host.path("NetworkMode").asText()).isEqualTo(say("default", "bridge", ""));
        assertThat(host.path("RestartPolicy").path("Name").asText()).isEqualTo(say("", "no", ""));
        assertThat(host.path("IpcMode").asText()).isEqualTo("private");
        assertThat(host.path("ShmSize").asLong()).isEqualTo(64 * 1024 * 1024);
        assertThat(host.path("LogConfig").path("Type").asText()).isEqualTo("json-file");
        assertThat(host.path("Runtime").asText()).isEqualTo("runc");
        assertThat(host.path("OomKillDisable").asBoolean()).isFalse();
        assertThat(host.path("Binds").isNull()).isTrue();
        assertThat(host.path("MaskedPaths")).isNotEmpty();
        assertThat(host.path("ReadonlyPaths")).isNotEmpty();
    }

    @Test
    void swapsAsMuchAgainAsItMayUse() {
        JsonNode host = inspect(create("one", with(spec("true"), "{'HostConfig':{'Memory':33554432}}")))
                .path("HostConfig");

        assertThat(host.path("MemorySwap").asLong()).isEqualTo(67108864);
    }

    @Test
    void thePrivilegedSeeEverything() {
        dockerOnly();

        JsonNode host = inspect(create("one", with(spec("true"), "{'HostConfig':{'Privileged':true}}")))
                .path("HostConfig");

        assertThat(host.path("MaskedPaths").isNull()).isTrue();
        assertThat(host.path("ReadonlyPaths").isNull()).isTrue();
        assertThat(texts(host.path("SecurityOpt"))).containsExactly("label=disable");
    }

    @Test
    void tellsAbsentFromEmpty() {
        dockerOnly();
        ObjectNode spec = with(
                spec("true"),
                "{'Volumes':{},'HostConfig':{'Binds':[],'Dns':[],'PortBindings':{},'Devices':[],'Tmpfs':{},'Mounts':[]}}");

        JsonNode made = inspect(create("one", spec));

        assertThat(made.path("HostConfig").path("Binds")).isEqualTo(Json.array());
        assertThat(made.path("HostConfig").path("PortBindings")).isEqualTo(Json.object());
        assertThat(made.path("HostConfig").has("Tmpfs")).isFalse();
        assertThat(made.path("HostConfig").has("Mounts")).isFalse();
        assertThat(made.path("Config").path("Volumes").isNull()).isTrue();
    }

    @Test
    void itsNameIsItsHostNameUnlessItHasAnother() {
        String id = create("one", spec("true"));

        assertThat(inspect(id).path("Config").path("Hostname").asText()).isEqualTo(id.substring(0, 12));
    }

    @Test
    void takesAWordForAListOfOne() {
        JsonNode made = inspect(create("one", with(spec(), "{'Cmd':'true','Entrypoint':'sh'}")));

        assertThat(texts(made.path("Config").path("Cmd"))).containsExactly("true");
        assertThat(made.path("Path").asText()).isEqualTo("sh");
    }

    @Test
    void anEntrypointPutsTheImagesCommandOutOfForce() {
        ObjectNode spec = with(spec(), "{'Entrypoint':['sleep','1']}");
        spec.remove("Cmd");

        JsonNode made = inspect(create("one", spec));

        assertThat(made.path("Path").asText()).isEqualTo("sleep");
        assertThat(texts(made.path("Args"))).containsExactly("1");
    }

    @Test
    void takesTheImagesCommandWhenThereIsNone() {
        ObjectNode spec = spec();
        spec.remove("Cmd");

        assertThat(inspect(create("one", spec)).path("Path").asText()).isEqualTo("sh");
    }

    @Test
    void takesOverTheImagesVariables() {
        JsonNode made = inspect(create("one", with(spec("true"), "{'Env':['A=b']}")));

        assertThat(texts(made.path("Config").path("Env"))).contains("A=b").anyMatch(each -> each.startsWith("PATH="));
    }

    @Test
    void itsOwnVariableReplacesTheImages() {
        JsonNode made = inspect(create("one", with(spec("true"), "{'Env':['PATH=/mine']}")));

        assertThat(texts(made.path("Config").path("Env")))
                .contains("PATH=/mine")
                .filteredOn(each -> each.startsWith("PATH="))
                .hasSize(1);
    }

    @Test
    void tellsItsSizesWhenAsked() {
        String id = create("one", spec("true"));

        JsonNode without = inspect(id);
        JsonNode with = client().get("/containers/" + id + "/json")
                .query("size", 1)
                .send()
                .json();

        assertThat(without.has("SizeRootFs")).isFalse();
        assertThat(with.path("SizeRootFs").isNumber()).isTrue();
        assertThat(with.path("SizeRw").asInt(-1)).isNotNegative();
    }

    private static OffsetDateTime time(JsonNode state, String field) {
        return OffsetDateTime.parse(state.path(field).asText());
    }
}
