package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is otherwise in containers than in their images, and all that is in them. */
abstract class FilesContract extends EngineContract {

    @Test
    void tellsWhatIsNewOtherwiseAndGone() {
        String id = ended("mkdir -p /new/dir; echo x > /new/dir/file; echo x >> /etc/passwd; rm /etc/group");

        Reply reply = client().get("/containers/" + id + "/changes").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(kinds(reply.json()))
                .containsOnly(
                        Map.entry("/etc", 0),
                        Map.entry("/etc/passwd", 0),
                        Map.entry("/etc/group", 2),
                        Map.entry("/new", 1),
                        Map.entry("/new/dir", 1),
                        Map.entry("/new/dir/file", 1));
    }

    @Test
    void tellsOfNoChangesByNull() {
        String id = create("c", spec("true"));

        Reply reply = client().get("/containers/" + id + "/changes").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("null\n");
    }

    @Test
    void tellsOfNoChangesInVolumes() {
        ObjectNode spec = spec("sh", "-c", "echo x > /data/file");
        spec.putObject("HostConfig").putArray("Binds").add(name("v") + ":/data");
        String id = create("c", spec);
        start(id);
        waitFor(id);

        JsonNode changes = client().get("/containers/" + id + "/changes")
                .send()
                .expect(200)
                .json();

        assertThat(kinds(changes)).containsOnly(Map.entry("/data", 1));
    }

    @Test
    void tellsOfNoChangesOfNoContainer() {
        Reply reply = client().get("/containers/" + name("nobody") + "/changes").send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("No such container: " + name("nobody"));
    }

    @Test
    void exportsAllFiles() {
        String id = ended("mkdir /new; echo one > /new/file; ln -s new /link");

        Reply reply = client().get("/containers/" + id + "/export").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/octet-stream");
        assertThat(reply.header("Transfer-Encoding")).contains("chunked");
        Map<String, TarBall.Entry> entries =
                TarBall.read(reply.bytes()).stream().collect(Collectors.toMap(TarBall.Entry::name, each -> each));
        assertThat(entries).containsKeys("bin/", "etc/passwd", "new/", "new/file", "link");
        assertThat(entries.get("new/file").content()).isEqualTo("one\n");
        assertThat(entries.get("link").link()).isEqualTo("new");
    }

    @Test
    void exportsNothingThatIsMounted() {
        ObjectNode spec = spec("sh", "-c", "echo x > /data/file");
        spec.putObject("HostConfig").putArray("Binds").add(name("v") + ":/data");
        String id = create("c", spec);
        start(id);
        waitFor(id);

        List<TarBall.Entry> entries = TarBall.read(
                client().get("/containers/" + id + "/export").send().bytes());

        assertThat(entries).extracting(TarBall.Entry::name).contains("data/").doesNotContain("data/file");
    }

    @Test
    void exportsNothingOfNoContainer() {
        Reply reply = client().get("/containers/" + name("nobody") + "/export").send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("No such container: " + name("nobody"));
    }

    private static Map<String, Integer> kinds(JsonNode changes) {
        Map<String, Integer> kinds = new TreeMap<>();
        changes.forEach(
                each -> kinds.put(each.path("Path").asText(), each.path("Kind").asInt()));
        return kinds;
    }

    private String ended(String script) {
        String id = run("c", "sh", "-c", script);
        waitFor(id);
        return id;
    }
}
