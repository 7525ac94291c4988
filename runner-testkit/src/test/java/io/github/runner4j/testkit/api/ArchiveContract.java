package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files that are copied into containers and out of them. */
abstract class ArchiveContract extends EngineContract {

    private static final long DIRECTORY = 1L << 31;
    private static final long LINK = 1L << 27;
    private static final long SET_USER = 1L << 23;
    private static final long STICKY = 1L << 20;

    @Test
    void tellsOfAFile() {
        String id = filled();

        Reply reply = archive("HEAD", id, "/a/b/file").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        JsonNode stat = stat(reply);
        assertThat(stat.path("name").asText()).isEqualTo("file");
        assertThat(stat.path("size").asLong()).isEqualTo(3);
        assertThat(stat.path("mode").asLong()).isEqualTo(0640);
        assertThat(stat.path("linkTarget").asText()).isEqualTo(pick("", "/a/b/file"));
        assertThat(OffsetDateTime.parse(stat.path("mtime").asText()).toEpochSecond())
                .isEqualTo(1_600_000_000L);
    }

    @Test
    void tellsOfADirectory() {
        String id = filled();

        for (String path : new String[] {"/a/b", "/a/b/", "a/b"}) {
            JsonNode stat = stat(archive("HEAD", id, path).send().expect(200));

            assertThat(stat.path("name").asText()).as(path).isEqualTo("b");
            assertThat(stat.path("mode").asLong()).as(path).isEqualTo(DIRECTORY | 0750);
        }
    }

    @Test
    void tellsOfTheRootAndOfHere() {
        String id = filled();

        assertThat(stat(archive("HEAD", id, "/").send().expect(200))
                        .path("name")
                        .asText())
                .isEqualTo("/");
        assertThat(stat(archive("HEAD", id, "/a/b/.").send().expect(200))
                        .path("name")
                        .asText())
                .isEqualTo(".");
    }

    @Test
    void tellsOfALinkAndWhereItLeads() {
        String id = filled();

        JsonNode link = stat(archive("HEAD", id, "/a/link").send().expect(200));
        JsonNode broken = stat(archive("HEAD", id, "/a/broken").send().expect(200));

        assertThat(link.path("name").asText()).isEqualTo("link");
        assertThat(link.path("mode").asLong()).isEqualTo(LINK | 0777);
        assertThat(link.path("size").asLong()).isEqualTo("b".length());
        assertThat(link.path("linkTarget").asText()).isEqualTo("/a/b");
        assertThat(broken.path("linkTarget").asText()).isEqualTo("/a/nowhere");
    }

    @Test
    void tellsOfTheDirectoryBehindALink() {
        JsonNode stat = stat(archive("HEAD", filled(), "/a/link/").send().expect(200));

        assertThat(stat.path("name").asText()).isEqualTo("link");
        assertThat(stat.path("mode").asLong()).isEqualTo(DIRECTORY | 0750);
    }

    @Test
    void tellsOfBitsBeyondPermissions() {
        String id = create("c", spec("true"));
        byte[] tar = new TarBall()
                .file("setuser", "x", 04755, 0)
                .directory("sticky", 01777)
                .bytes();
        put(id, "/", tar).expect(200);

        assertThat(stat(archive("HEAD", id, "/setuser").send()).path("mode").asLong())
                .isEqualTo(SET_USER | 0755);
        assertThat(stat(archive("HEAD", id, "/sticky").send()).path("mode").asLong())
                .isEqualTo(DIRECTORY | STICKY | 0777);
    }

    @Test
    void tellsOfNothingThatIsNotThere() {
        String id = create("c", spec("true"));

        Reply head = archive("HEAD", id, "/nosuch").send();
        Reply get = archive("GET", id, "/nosuch").send();

        assertThat(head.status()).isEqualTo(404);
        assertThat(get.status()).isEqualTo(404);
        assertThat(get.message()).isEqualTo("Could not find the file /nosuch in container " + id);
    }

    @Test
    void tellsOfNothingBelowAFile() {
        String id = filled();

        Reply reply = archive("GET", id, "/a/b/file/x").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("not a directory");
    }

    @Test
    void refusesToTellOfNoPath() {
        String id = create("c", spec("true"));

        for (String method : new String[] {"GET", "PUT"}) {
            Reply reply =
                    client().request(method, "/containers/" + id + "/archive").send();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.message()).isEqualTo("bad parameter: pathcannot be empty");
        }
    }

    @Test
    void refusesAContainerThatIsNotThere() {
        Reply get = archive("GET", name("nobody"), "/").send();
        Reply put = put(name("nobody"), "/", new TarBall().file("f", "x").bytes());

        assertThat(get.status()).isEqualTo(404);
        assertThat(get.message()).isEqualTo("No such container: " + name("nobody"));
        assertThat(put.status()).isEqualTo(404);
    }

    @Test
    void givesAFile() {
        Reply reply = archive("GET", filled(), "/a/b/file").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/x-tar");
        assertThat(reply.header("Content-Length")).contains(Integer.toString(reply.bytes().length));
        assertThat(stat(reply).path("name").asText()).isEqualTo("file");
        assertThat(TarBall.read(reply.bytes())).containsExactly(new TarBall.Entry("file", 0640, 1000, 1000, "", "one"));
    }

    @Test
    void givesADirectoryWithWhatIsInIt() {
        String id = filled();

        assertThat(TarBall.read(archive("GET", id, "/a").send().bytes()))
                .extracting(TarBall.Entry::name)
                .containsExactly("a/", "a/b/", "a/b/file", "a/broken", "a/link");
        assertThat(TarBall.read(archive("GET", id, "/a/b/.").send().bytes()))
                .extracting(TarBall.Entry::name)
                .containsExactly("./", "./file");
    }

    @Test
    void givesALinkOrWhatIsBehindIt() {
        String id = filled();

        assertThat(TarBall.read(archive("GET", id, "/a/link").send().bytes()))
                .extracting(TarBall.Entry::link)
                .containsExactly("b");
        assertThat(TarBall.read(archive("GET", id, "/a/link/").send().bytes()))
                .extracting(TarBall.Entry::name)
                .containsExactly("link/", "link/file");
    }

    @Test
    void putsFilesWithModeAndOwner() {
        String id = create("c", spec("sh", "-c", "stat -c '%n %a %u %g' /x/file; cat /x/file; readlink /x/link"));
        byte[] tar = new TarBall()
                .directory("x", 0700)
                .file("x/file", "content\n", 0604, 12)
                .link("x/link", "file")
                .bytes();

        Reply reply = put(id, "/", tar);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        assertThat(output(id)).isEqualTo("/x/file 604 12 12\ncontent\nfile\n");
    }

    @Test
    void makesDirectoriesThatAreMissing() {
        String id = create("c", spec("cat", "/x/y/file"));

        put(id, "/", new TarBall().file("x/y/file", "content\n").bytes()).expect(200);

        assertThat(output(id)).isEqualTo("content\n");
    }

    @Test
    void putsFilesIntoAContainerThatRuns() {
        String id = run("c", "sh", "-c", "while [ ! -e /go ]; do sleep 0.05; done; cat /go");

        put(id, "/", new TarBall().file("go", "went\n").bytes()).expect(200);

        waitFor(id);
        assertThat(log(id)).isEqualTo("went\n");
    }

    @Test
    void putsFilesThroughALink() {
        String id = filled();

        put(id, "/a/link", new TarBall().file("new", "x").bytes()).expect(200);

        assertThat(archive("HEAD", id, "/a/b/new").send().status()).isEqualTo(200);
    }

    @Test
    void putsWhatIsCompressed() throws IOException {
        String id = create("c", spec("true"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new TarBall().file("file", "x").bytes());
        }

        put(id, "/", bytes.toByteArray()).expect(200);

        assertThat(archive("HEAD", id, "/file").send().status()).isEqualTo(200);
    }

    @Test
    void putsWhatComesInChunks() {
        String id = create("c", spec("true"));
        byte[] tar = new TarBall().file("file", "x".repeat(100_000)).bytes();

        Reply reply = archive("PUT", id, "/").tar(tar).chunks(5_000).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(stat(archive("HEAD", id, "/file").send()).path("size").asLong())
                .isEqualTo(100_000);
    }

    @Test
    void putsNothing() {
        assertThat(put(create("c", spec("true")), "/", new byte[0]).status()).isEqualTo(200);
    }

    @Test
    void replacesFilesByDirectoriesAndTheOtherWayRound() {
        String id = filled();

        put(id, "/a", new TarBall().file("b", "file now").bytes()).expect(200);
        put(id, "/a", new TarBall().directory("link", 0755).bytes()).expect(200);

        assertThat(stat(archive("HEAD", id, "/a/b").send()).path("size").asLong())
                .isEqualTo(8);
        assertThat(stat(archive("HEAD", id, "/a/link").send()).path("mode").asLong())
                .isEqualTo(DIRECTORY | 0755);
    }

    @Test
    void keepsDirectoriesAndFilesApartWhenAskedTo() {
        String id = filled();
        String before = target.dialect() == Dialect.DOCKER_20_10 ? "Error processing tar file(exit status 1): " : "";

        Reply fileOverDirectory = archive("PUT", id, "/a")
                .query("noOverwriteDirNonDir", 1)
                .tar(new TarBall().file("b", "x").bytes())
                .send();
        Reply directoryOverFile = archive("PUT", id, "/a/b")
                .query("noOverwriteDirNonDir", 1)
                .tar(new TarBall().directory("file", 0755).bytes())
                .send();

        assertThat(fileOverDirectory.status()).isEqualTo(500);
        assertThat(fileOverDirectory.message())
                .isEqualTo(before + "cannot overwrite directory \"/a/b\" with non-directory \"/a\"");
        assertThat(directoryOverFile.status()).isEqualTo(500);
        assertThat(directoryOverFile.message())
                .isEqualTo(before + "cannot overwrite non-directory \"/a/b/file\" with directory \"/a/b\"");
    }

    @Test
    void putsNothingWhereNothingIs() {
        Reply reply = put(
                create("c", spec("true")),
                "/nosuch",
                new TarBall().file("f", "x").bytes());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).startsWith("Could not find the file /nosuch in container ");
    }

    @Test
    void putsNothingIntoAFile() {
        Reply reply = put(filled(), "/a/b/file", new TarBall().file("f", "x").bytes());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("extraction point is not a directory");
    }

    @Test
    void putsNothingOutsideOfTheDirectory() {
        Reply reply = put(
                create("c", spec("true")),
                "/tmp",
                new TarBall().file("../f", "x").bytes());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("\"../f\" is outside of \"/tmp\"");
    }

    @Test
    void putsNothingThatIsNoTar() {
        String id = create("c", spec("true"));

        Reply reply = put(id, "/", "nonsense".getBytes(UTF_8));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("unexpected EOF");
    }

    @Test
    void putsNothingIntoWhatIsOnlyToBeRead() {
        ObjectNode spec = spec("true");
        spec.putObject("HostConfig").putArray("Binds").add(name("v") + ":/data:ro");
        String id = create("c", spec);

        Reply reply = put(id, "/data", new TarBall().file("f", "x").bytes());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("mounted volume is marked read-only");
    }

    @Test
    void putsNothingIntoAContainerThatIsOnlyToBeRead() {
        ObjectNode spec = spec("true");
        spec.putObject("HostConfig").put("ReadonlyRootfs", true);

        Reply reply = put(create("c", spec), "/", new TarBall().file("f", "x").bytes());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("container rootfs is marked read-only");
    }

    @Test
    void putsFilesIntoVolumes() {
        ObjectNode spec = spec("cat", "/data/file");
        spec.putObject("HostConfig").putArray("Binds").add(name("v") + ":/data");
        String id = create("c", spec);

        put(id, "/data", new TarBall().file("file", "in a volume\n").bytes()).expect(200);

        assertThat(output(id)).isEqualTo("in a volume\n");
        assertThat(TarBall.read(archive("GET", id, "/data").send().bytes()))
                .extracting(TarBall.Entry::name)
                .containsExactly("data/", "data/file");
    }

    @Test
    void makesFilesThoseOfTheUserWhenAskedTo() {
        // The engine looks for it among the users of its own machine.
        String id = create("c", spec("true").put("User", "root"));

        archive("PUT", id, "/")
                .query("copyUIDGID", 1)
                .tar(new TarBall().file("file", "x", 0644, 5).bytes())
                .send()
                .expect(200);

        TarBall.Entry file =
                TarBall.read(archive("GET", id, "/file").send().bytes()).get(0);
        assertThat(file.user()).isZero();
        assertThat(file.group()).isZero();
    }

    /** A container with {@code /a/b/file}, a link to a directory and one that leads nowhere. */
    private String filled() {
        String id = create("c", spec("true"));
        byte[] tar = new TarBall()
                .directory("a", 0755)
                .directory("a/b", 0750)
                .file("a/b/file", "one", 0640, 1000)
                .link("a/link", "b")
                .link("a/broken", "nowhere")
                .bytes();
        put(id, "/", tar).expect(200);
        return id;
    }

    private static JsonNode stat(Reply reply) {
        byte[] json = Base64.getDecoder()
                .decode(reply.header("X-Docker-Container-Path-Stat").orElseThrow());
        return Json.parse(json).orElseThrow();
    }

    private Ask archive(String method, String container, String path) {
        return client().request(method, "/containers/" + container + "/archive").query("path", path);
    }

    private Reply put(String container, String path, byte[] tar) {
        return archive("PUT", container, path).tar(tar).send();
    }

    private String output(String container) {
        start(container);
        waitFor(container);
        return log(container);
    }

    private String log(String container) {
        return client().get("/containers/" + container + "/logs")
                .query("stdout", 1)
                .send()
                .text(Frame.STDOUT);
    }
}
