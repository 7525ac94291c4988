package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What containers may be made of. */
abstract class ContainerCreateContract extends ContainerCases {

    @Test
    void makesAContainer() {
        Reply reply = tryToCreate("one", spec("true"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("Id").asText()).matches("[0-9a-f]{64}");
        assertThat(reply.json().path("Warnings")).isEmpty();
        assertThat(inspect(name("one")).path("State").path("Status").asText()).isEqualTo("created");
    }

    @Test
    void findsANameWhenNoneIsGiven() {
        Reply reply =
                client().post("/containers/create").json(spec("true")).send().expect(201);

        String name = inspect(reply.json().path("Id").asText()).path("Name").asText();

        assertThat(name).matches("/[a-z]+_[a-z]+[0-9]?");
    }

    @Test
    void takesANameWithASlash() {
        client().post("/containers/create")
                .query("name", "/" + name("one"))
                .json(spec("true"))
                .send()
                .expect(201);

        assertThat(inspect(name("one")).path("Name").asText()).isEqualTo("/" + name("one"));
    }

    @Test
    void refusesANameThatIsTaken() {
        String id = create("one", spec("true"));

        Reply reply = tryToCreate("one", spec("true"));

        assertThat(reply.status()).isEqualTo(pick(409, 500));
        assertThat(reply.message())
                .contains(pick(
                        "Conflict. The container name \"/" + name("one") + "\" is already in use by container \"" + id
                                + "\". You have to remove (or rename) that container to be able to reuse that name.",
                        "the container name \"" + name("one") + "\" is already in use by " + id
                                + ". You have to remove " + "that container to be able to reuse that name"));
    }

    @ParameterizedTest
    @MethodSource("invalidNames")
    void refusesWhatIsNoName(String name) {
        dockerOnly();

        Reply reply = client().post("/containers/create")
                .query("name", name)
                .json(spec("true"))
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
    }

    static List<String> invalidNames() {
        return List.of("-", "a", "a b", "//ab", ".x", "a/b", "ä");
    }

    @Test
    void refusesAnImageThatIsNotThere() {
        ObjectNode spec = spec("true").put("Image", name("nothing"));

        Reply reply = tryToCreate("one", spec);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).startsWith(pick("No such image: " + name("nothing") + ":latest", "no such image"));
    }

    @Test
    void takesAnImageByItsId() {
        String image = client().get("/images/" + IMAGE + "/json")
                .send()
                .json()
                .path("Id")
                .asText();

        String id = create("one", spec("true").put("Image", image));

        assertThat(inspect(id).path("Image").asText()).isEqualTo(image);
        assertThat(inspect(id).path("Config").path("Image").asText())
                .isEqualTo(pick(image, "docker.io/library/" + IMAGE));
    }

    @Test
    void takesAnImageByTheBeginningOfItsId() {
        String image = client().get("/images/" + IMAGE + "/json")
                .send()
                .json()
                .path("Id")
                .asText();
        String digits = image.substring("sha256:".length());

        String id = create("one", spec("true").put("Image", digits.substring(0, 12)));

        assertThat(inspect(id).path("Image").asText()).isEqualTo(image);
    }

    @Test
    void refusesNoBody() {
        Reply reply = client().post("/containers/create").send();

        assertThat(reply.status()).isEqualTo(say(500, 400, 500));
        assertThat(reply.message())
                .isEqualTo(say("EOF", "invalid JSON: got EOF while reading request body", "decode(): EOF"));
    }

    @Test
    void refusesAnEmptyBody() {
        dockerOnly();

        Reply reply = client().post("/containers/create").json("{}").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).endsWith("onfig cannot be empty in order to create a container");
    }

    @Test
    void refusesABodyThatIsNoJson() {
        dockerOnly();

        Reply reply = client().post("/containers/create").json("{\"Image\"").send();

        assertThat(reply.status()).isEqualTo(say(500, 400, 0));
        assertThat(reply.message()).endsWith("unexpected EOF");
    }

    @Test
    void refusesABodyOfAnotherType() {
        dockerOnly();

        Reply reply = client().post("/containers/create")
                .body("text/plain", "{}".getBytes())
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(say(
                        "Content-Type specified (text/plain) must be 'application/json'",
                        "unsupported Content-Type header (text/plain): must be 'application/json'",
                        ""));
    }

    @Test
    void refusesAFieldOfAnotherType() {
        dockerOnly();

        Reply reply = tryToCreate("one", with(spec("true"), "{'HostConfig':{'Memory':'x'}}"));

        assertThat(reply.status()).isEqualTo(say(500, 400, 0));
        assertThat(reply.message())
                .isEqualTo(say(
                        "json: cannot unmarshal string into Go struct field HostConfig.HostConfig.Memory of type int64",
                        "invalid JSON: json: cannot unmarshal string into Go struct field "
                                + "HostConfig.HostConfig.Resources.Memory of type int64",
                        ""));
    }

    @Test
    void readsFieldsInAnyCase() {
        ObjectNode spec = with(spec("true"), "{'hostname':'here','HOSTCONFIG':{'memory':16777216}}");

        JsonNode made = inspect(create("one", spec));

        assertThat(made.path("Config").path("Hostname").asText()).isEqualTo("here");
        assertThat(made.path("HostConfig").path("Memory").asLong()).isEqualTo(16777216);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatMakesNoSense(Refused refused) {
        dockerOnly();

        Reply reply = tryToCreate("one", with(spec("sleep", "60"), refused.more()));

        assertThat(reply.status()).isEqualTo(refused.status());
        assertThat(reply.message()).isEqualTo(say(refused.first(), refused.later(), ""));
    }

    /** What is refused, and in which words by the first of the engines and by the later one. */
    record Refused(int status, String more, String first, String later) {

        static Refused host(String hostConfig, String message) {
            return host(400, hostConfig, message, message);
        }

        static Refused host(int status, String hostConfig, String first, String later) {
            return new Refused(status, "{'HostConfig':{" + hostConfig + "}}", first, later);
        }

        static Refused of(String more, String message) {
            return new Refused(400, "{" + more + "}", message, message);
        }

        @Override
        public String toString() {
            return more;
        }
    }

    static List<Refused> refusals() {
        return ContainerRefusals.ALL;
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void warnsOfWhatCannotBeHad(String hostConfig, String warning) {
        dockerOnly();

        Reply reply = tryToCreate("one", with(spec("true"), "{'HostConfig':{" + hostConfig + "}}"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(texts(reply.json().path("Warnings"))).containsExactly(warning);
    }

    static List<Arguments> warnings() {
        return List.of(
                Arguments.of("'CpuPercent':5", "linux does not support CPU percent. Percent discarded."),
                Arguments.of(
                        "'OomKillDisable':true",
                        "OOM killer is disabled for the container, but no memory limit is set, "
                                + "this can result in the system running out of resources."),
                Arguments.of(
                        "'NetworkMode':'host','PortBindings':{'80/tcp':[{}]}",
                        "Published ports are discarded when using host network mode"));
    }
}
