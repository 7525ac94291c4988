package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which containers an engine lists, and what it tells of them. */
abstract class ContainerListContract extends ContainerCases {

    @Test
    void listsThoseThatRun() {
        sleeping("one");
        create("two", spec("true"));

        assertThat(listed(list())).containsExactly("one");
    }

    @Test
    void listsAllTheNewestFirst() {
        dockerOnly();
        sleeping("one");
        create("two", spec("true"));
        create("three", spec("true"));

        assertThat(listed(all())).containsExactly("three", "two", "one");
    }

    @Test
    void tellsOfEach() {
        String id = create("one", with(sleeper(), "{'ExposedPorts':{'80/tcp':{}}}"));
        start(id);

        JsonNode one = list().filters("id", id).send().json().path(0);

        assertThat(one.path("Id").asText()).isEqualTo(id);
        assertThat(texts(one.path("Names"))).containsExactly("/" + name("one"));
        assertThat(one.path("Command").asText()).isEqualTo("sleep 600");
        assertThat(one.path("State").asText()).isEqualTo("running");
        assertThat(one.path("Status").asText()).startsWith("Up ");
        assertThat(one.path("Created").asLong()).isPositive();
        assertThat(one.path("Labels").path(Resources.LABEL).asText()).isEqualTo(name(""));
        shape("container-summary", one);
    }

    @Test
    void tellsStatesInOneLine() {
        String ended = run("ended", "sh", "-c", "exit 3");
        waitFor(ended);
        create("made", spec("true"));
        String paused = sleeping("paused");
        act(paused, "pause").expect(204);

        assertThat(line("ended")).startsWith("Exited (3) ").endsWith(" ago");
        assertThat(line("made")).isEqualTo("Created");
        assertThat(line("paused")).startsWith(pick("Up ", "")).endsWith("(Paused)");
        act(paused, "unpause").expect(204);
    }

    private String line(String suffix) {
        return all().filters("name", name(suffix))
                .send()
                .json()
                .path(0)
                .path("Status")
                .asText();
    }

    @Test
    void listsNoMoreThanAsked() {
        create("one", spec("true"));
        create("two", spec("true"));

        assertThat(listed(list().query("limit", 1).filters("label", label()))).hasSize(1);
    }

    @Test
    void refusesALimitThatIsNoNumber() {
        dockerOnly();

        Reply reply = list().query("limit", "x").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("strconv.Atoi: parsing \"x\": invalid syntax");
    }

    @Test
    void tellsSizesWhenAsked() {
        create("one", spec("true"));

        JsonNode without = all().filters("name", name("one")).send().json().path(0);
        JsonNode with = all().query("size", 1)
                .filters("name", name("one"))
                .send()
                .json()
                .path(0);

        assertThat(without.has("SizeRootFs")).isFalse();
        assertThat(with.path("SizeRootFs").isNumber()).isTrue();
    }

    @Test
    void findsByName() {
        create("one", spec("true"));
        create("two", spec("true"));

        assertThat(listed(all().filters("name", name("tw")))).containsExactly("two");
        assertThat(listed(all().filters("name", "^/?" + name("one") + "$"))).containsExactly("one");
        assertThat(listed(all().filters("name", name("one"), "name", name("two"))))
                .containsExactlyInAnyOrder("two", "one");
    }

    @Test
    void findsByTheBeginningOfAnId() {
        String id = create("one", spec("true"));
        create("two", spec("true"));

        assertThat(listed(all().filters("id", id.substring(0, 12)))).containsExactly("one");
    }

    @Test
    void findsByLabels() {
        create("one", with(spec("true"), "{'Labels':{'" + Resources.LABEL + "':'" + name("") + "','a':'b','c':'d'}}"));
        create("two", with(spec("true"), "{'Labels':{'" + Resources.LABEL + "':'" + name("") + "','a':'x'}}"));

        assertThat(listed(all().filters("label", label(), "label", "a"))).containsExactlyInAnyOrder("two", "one");
        assertThat(listed(all().filters("label", label(), "label", "a=b"))).containsExactly("one");
        assertThat(listed(all().filters("label", label(), "label", "a=b", "label", "c=x")))
                .isEmpty();
    }

    @Test
    void findsByState() {
        create("made", spec("true"));
        sleeping("runs");
        String ended = run("ended", "true");
        waitFor(ended);
        // A wait ends a moment before the list knows.
        until(() -> listed(list().filters("label", label(), "status", "exited")).contains("ended"));

        assertThat(listed(list().filters("label", label(), "status", "created")))
                .containsExactly("made");
        assertThat(listed(list().filters("label", label(), "status", "running")))
                .containsExactly("runs");
        assertThat(listed(list().filters("label", label(), "status", "exited", "status", "created")))
                .containsExactlyInAnyOrder("ended", "made");
    }

    @Test
    void findsByExitCode() {
        waitFor(run("zero", "true"));
        waitFor(run("three", "sh", "-c", "exit 3"));
        create("made", spec("true"));

        assertThat(listed(all().filters("label", label(), "exited", "3"))).containsExactly("three");
        assertThat(listed(all().filters("label", label(), "exited", "0"))).containsExactly("zero");
    }

    @Test
    void findsByImage() {
        create("one", spec("true"));

        assertThat(listed(all().filters("label", label(), "ancestor", IMAGE))).containsExactly("one");
        assertThat(listed(all().filters("label", label(), "ancestor", name("nothing"))))
                .isEmpty();
    }

    @Test
    void findsWhatWasMadeBeforeAndAfter() {
        create("one", spec("true"));
        create("two", spec("true"));
        create("three", spec("true"));

        assertThat(listed(all().filters("label", label(), "before", name("two"))))
                .containsExactly("one");
        assertThat(listed(all().filters("label", label(), "since", name("two"))))
                .containsExactly("three");
    }

    @Test
    void findsByVolume() {
        create("one", with(spec("true"), "{'HostConfig':{'Binds':['" + name("data") + ":/data']}}"));
        create("two", spec("true"));

        assertThat(listed(all().filters("volume", name("data")))).containsExactly("one");
        assertThat(listed(all().filters("label", label(), "volume", "/data"))).containsExactly("one");
    }

    @Test
    void findsByNetwork() {
        client().post("/networks/create")
                .json(object("{'Name':'" + name("net") + "'}"))
                .send()
                .expect(201);
        create("one", with(spec("true"), "{'HostConfig':{'NetworkMode':'" + name("net") + "'}}"));
        create("two", spec("true"));

        assertThat(listed(all().filters("label", label(), "network", name("net"))))
                .containsExactly("one");
    }

    @Test
    void findsByPort() {
        dockerOnly();
        String id = create(
                "one",
                with(
                        sleeper(),
                        "{'ExposedPorts':{'80/tcp':{},'53/udp':{}},"
                                + "'HostConfig':{'PortBindings':{'80/tcp':[{'HostIp':'127.0.0.1'}]}}}"));
        start(id);
        String port =
                inspect(id).at("/NetworkSettings/Ports/80~1tcp/0/HostPort").asText();

        assertThat(listed(list().filters("label", label(), "publish", port))).containsExactly("one");
        assertThat(listed(list().filters("label", label(), "expose", "53/udp"))).containsExactly("one");
        assertThat(listed(list().filters("label", label(), "expose", "50-60/tcp")))
                .isEmpty();
    }

    @Test
    void findsByHealth() {
        create("one", spec("true"));

        assertThat(listed(all().filters("label", label(), "health", "none"))).containsExactly("one");
        assertThat(listed(all().filters("label", label(), "health", "healthy"))).isEmpty();
    }

    @Test
    void takesFiltersInTheirOlderForm() {
        create("one", spec("true"));

        Ask ask = all().query("filters", "{\"name\":{\"" + name("one") + "\":true}}");

        assertThat(listed(ask)).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | y | 400 | Invalid filter 'x' | 400 | invalid filter 'x'",
                "status | x | 400 | Invalid filter 'status=x' | 400 | invalid filter 'status=x'",
                "exited | x | 500 | strconv.Atoi: parsing \"x\": invalid syntax | 400 | invalid filter 'exited=x': "
                        + "strconv.Atoi: parsing \"x\": invalid syntax",
                "health | x | 400 | Unrecognised filter value for health: x | 400 | unrecognized filter value for "
                        + "health: x",
                "before | nosuch-r4j | 500 | no such container nosuch-r4j | 404 | No such container: nosuch-r4j",
                "is-task | x | 400 | Invalid filter 'is-task=[x]' | 400 | invalid filter 'is-task=[x]'",
                "publish | x | 500 | error while looking up for publish x: strconv.ParseUint: parsing \"x\": invalid "
                        + "syntax | 500 | error while looking up for publish x: strconv.ParseUint: parsing \"x\": "
                        + "invalid syntax",
                "expose | 1:2 | 500 | filter for 'expose' should not contain ':': 1:2 | 500 | filter for 'expose' "
                        + "should not contain ':': 1:2"
            })
    void refusesFiltersThatMakeNoSense(
            String filter, String value, int status, String message, int laterStatus, String laterMessage) {
        dockerOnly();

        Reply reply = list().filters(filter, value).send();

        assertThat(reply.status()).isEqualTo(say(status, laterStatus, 0));
        assertThat(reply.message()).isEqualTo(say(message, laterMessage, ""));
    }

    @Test
    void refusesFiltersThatAreNoJson() {
        dockerOnly();

        Reply reply = list().query("filters", "x").send();

        assertThat(reply.status()).isEqualTo(say(500, 400, 0));
        assertThat(reply.message())
                .isEqualTo(say("invalid character 'x' looking for beginning of value", "invalid filter", ""));
    }

    private Ask list() {
        return client().get("/containers/json");
    }

    private Ask all() {
        return list().query("all", 1);
    }
}
