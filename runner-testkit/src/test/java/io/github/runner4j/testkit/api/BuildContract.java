package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the classic builder builds, and what it says of it. */
abstract class BuildContract extends ImageCases {

    /** The output with ids and what 20.10 words otherwise made alike. */
    private String alike(Reply reply) {
        return output(reply)
                .replaceAll("(?m)^(Removing| ---> Removed) intermediate container", "(removed)")
                .replaceAll("\\b[0-9a-f]{12}\\b", "<id>");
    }

    private JsonNode config(String suffix) {
        return details(name(suffix)).path("Config");
    }

    @Test
    void tellsEachStep() {
        Reply reply = build("app", context(from("scratch") + "COPY file /a\nENV A=1\n", "file", "x"))
                .send();

        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(alike(reply))
                .isEqualTo("Step 1/4 : FROM scratch\n ---> \n"
                        + "Step 2/4 : LABEL " + label() + "\n ---> Running in <id>\n(removed) <id>\n ---> <id>\n"
                        + "Step 3/4 : COPY file /a\n ---> <id>\n"
                        + "Step 4/4 : ENV A=1\n ---> Running in <id>\n(removed) <id>\n ---> <id>\n"
                        + "Successfully built <id>\nSuccessfully tagged " + name("app") + ":latest\n");
    }

    @Test
    void givesTheIdOfTheImage() {
        Reply reply = build("app", context(from("scratch") + "ENV A=1\n")).send();

        List<String> ids = new ArrayList<>();
        reply.lines().forEach(each -> ids.add(each.path("aux").path("ID").asText()));
        assertThat(ids).contains(details(name("app")).path("Id").asText());
    }

    @Test
    void partsMessagesByALineEnd() {
        Reply reply = build("app", context(from("scratch") + "ENV A=1\n")).send();

        assertThat(reply.text()).endsWith("}\r\n").contains("}\r\n{");
        assertThat(reply.header("Transfer-Encoding")).contains("chunked");
    }

    @Test
    void usesWhatWasBuiltBefore() {
        byte[] context = context(from("scratch") + "COPY file /a\nENV A=1\n", "file", "x");
        build("app", context).send().expect(200);
        String id = details(name("app")).path("Id").asText();

        String again = alike(build("again", context).send());
        assertThat(again)
                .contains("COPY file /a\n ---> Using cache\n ---> <id>\nStep 4/4 : ENV A=1\n ---> Using cache\n");
        assertThat(again).doesNotContain("Running in");
        assertThat(details(name("again")).path("Id").asText()).isEqualTo(id);
    }

    @Test
    void usesNothingOfBeforeFromAChangeOn() {
        String dockerfile = from("scratch") + "ENV A=1\nCOPY file /a\nENV B=1\n";
        build("app", context(dockerfile, "file", "x")).send().expect(200);

        String again = alike(build("again", context(dockerfile, "file", "y")).send());
        assertThat(again)
                .contains("ENV A=1\n ---> Using cache\n", "COPY file /a\n ---> <id>\n", "ENV B=1\n ---> Running in");
    }

    @Test
    void usesNothingOfBeforeWhenAskedNotTo() {
        byte[] context = context(from("scratch") + "ENV A=1\n");
        build("app", context).send().expect(200);

        Reply again = build("again", context).query("nocache", 1).send();
        assertThat(alike(again)).doesNotContain("Using cache");
        assertThat(details(name("again")).path("Id").asText())
                .isNotEqualTo(details(name("app")).path("Id").asText());
    }

    @Test
    void runsCommands() {
        Reply reply = build(
                        "app",
                        context(from("busybox") + "RUN echo out; echo err >&2\nRUN [\"sh\", \"-c\", \"echo x\"]\n"))
                .send();

        assertThat(alike(reply))
                .contains("RUN echo out; echo err >&2\n ---> Running in <id>\n")
                .contains("out\n", "\u001b[91merr\n\u001b[0m", "x\n");
        JsonNode history = client().get("/images/" + name("app") + "/history")
                .send()
                .expect(200)
                .json();
        assertThat(history.get(1).path("CreatedBy").asText()).isEqualTo("/bin/sh -c echo out; echo err >&2");
        assertThat(history.get(0).path("CreatedBy").asText()).isEqualTo("sh -c echo x");
        assertThat(history.get(0).path("Size").asInt()).isZero();
    }

    @Test
    void keepsWhatCommandsWrite() {
        build("app", context(from("busybox") + "RUN mkdir -p /d && echo hello > /d/f\nRUN rm -r /d && echo x > /g\n"))
                .send()
                .expect(200);

        assertThat(seen("app", "ls /d 2>/dev/null; cat /g")).isEqualTo("x\n");
    }

    /** What a command writes in a container of an image. */
    private String seen(String suffix, String command) {
        ObjectNode spec = Json.object().put("Image", name(suffix));
        spec.set("Entrypoint", Json.array(List.of("sh", "-c")));
        spec.set("Cmd", Json.array(List.of(command)));
        spec.set("Labels", labels());
        String id = create("c", spec);
        start(id);
        waitFor(id);
        Reply logs = client().get("/containers/" + id + "/logs")
                .query("stdout", 1)
                .query("stderr", 1)
                .send();
        return logs.text(1) + logs.text(2);
    }

    @Test
    void keepsNothingButChanges() {
        build("app", context(from("busybox") + "RUN echo hello > /f\n")).send().expect(200);

        JsonNode details = details(name("app"));
        assertThat(details.path("RootFS").path("Layers")).hasSize(2);
        assertThat(details.path("Size").asLong() - details(IMAGE).path("Size").asLong())
                .isEqualTo(6);
    }

    @Test
    void setsWhatContainersAreTold() {
        build(
                        "app",
                        context(from("scratch") + "ENV A=1 B=\"x y\"\nENV C $A z\nUSER u$A\nWORKDIR /w\nWORKDIR d\n"
                                + "VOLUME /v /x\nEXPOSE 80 90-91/udp\nSTOPSIGNAL SIGINT\nENTRYPOINT [\"/e\"]\nCMD x y\n"
                                + "SHELL [\"/bin/ash\", \"-c\"]\nONBUILD RUN echo a\nMAINTAINER me\n"))
                .send()
                .expect(200);

        JsonNode config = config("app");
        assertThat(config.path("Env").toString())
                .contains("\"A=1\",\"B=x y\",\"C=1 z\"")
                .contains("PATH=/usr/local/sbin");
        assertThat(config.path("User").asText()).isEqualTo("u1");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/w/d");
        assertThat(config.path("Volumes").toString()).isEqualTo("{\"/v\":{},\"/x\":{}}");
        assertThat(config.path("ExposedPorts").toString()).isEqualTo("{\"80/tcp\":{},\"90/udp\":{},\"91/udp\":{}}");
        assertThat(config.path("StopSignal").asText()).isEqualTo("SIGINT");
        assertThat(config.path("Entrypoint").toString()).isEqualTo("[\"/e\"]");
        assertThat(config.path("Cmd").toString()).isEqualTo("[\"/bin/sh\",\"-c\",\"x y\"]");
        assertThat(config.path("Shell").toString()).isEqualTo("[\"/bin/ash\",\"-c\"]");
        assertThat(config.path("OnBuild").toString()).isEqualTo("[\"RUN echo a\"]");
        assertThat(details(name("app")).path("Author").asText()).isEqualTo("me");
        shape("image-built", details(name("app")));
    }

    @Test
    void forgetsTheCommandOfItsBaseWithAnEntrypoint() {
        build("app", context(from("busybox") + "ENTRYPOINT [\"/e\"]\n")).send().expect(200);

        assertThat(config("app").path("Cmd").isNull()).isTrue();
    }

    @Test
    void setsAHealthCheck() {
        Reply reply = build(
                        "app",
                        context(from("scratch")
                                + "HEALTHCHECK --interval=5s --timeout=1m --start-period=1500ms --retries=3"
                                + " CMD look well\nHEALTHCHECK CMD [\"look\"]\n"))
                .send();

        assertThat(output(reply)).contains("Note: overriding previous HEALTHCHECK: [CMD-SHELL look well]\n");
        assertThat(config("app").path("Healthcheck").toString())
                .isEqualTo("{\"Test\":[\"CMD\",\"look\"],\"Interval\":5000000000,\"Timeout\":60000000000,"
                        + "\"StartPeriod\":1500000000,\"Retries\":3}");
        JsonNode history =
                client().get("/images/" + name("app") + "/history").send().json();
        assertThat(history.get(1).path("CreatedBy").asText())
                .startsWith("/bin/sh -c #(nop)  HEALTHCHECK &{[\"CMD-SHELL\" \"look well\"] \"5s\" \"1m0s\" \"1.5s\"")
                .endsWith("'\\x03'}");
    }

    @Test
    void copiesFilesAndDirectories() {
        build(
                        "app",
                        context(
                                from("busybox")
                                        + "WORKDIR /w\nCOPY a *.txt d /x/\nCOPY d e\nCOPY a b\nCOPY a f/\nCOPY a /bin\n",
                                "a",
                                "1",
                                "b.txt",
                                "2",
                                "d/c",
                                "3"))
                .send()
                .expect(200);

        assertThat(seen("app", "cd /x; for f in a b.txt c; do cat $f; done; cd /w; cat e/c b f/a /bin/a; ls /x"))
                .isEqualTo("1233111a\nb.txt\nc\n");
    }

    @Test
    void copiesAsTheAdministrator() {
        build("app", context(from("busybox") + "COPY a /a\nCOPY --chown=5:6 a /n/b\nCOPY --chown=7 a /c\n", "a", "1"))
                .send()
                .expect(200);

        assertThat(seen("app", "stat -c %u:%g /a /n /n/b /c")).isEqualTo("0:0\n5:6\n5:6\n7:7\n");
    }

    @Test
    void unpacksArchivesThatAreAdded() {
        String tar = new String(Archives.tar(Map.of("in/file", "x")), ISO_8859_1);
        build(
                        "app",
                        context(
                                from("busybox") + "ADD t.tar /x/\nCOPY t.tar /y/\nADD plain /z/\n",
                                "t.tar",
                                tar,
                                "plain",
                                "p"))
                .send()
                .expect(200);

        assertThat(seen("app", "cat /x/in/file; ls /y; cat /z/plain")).isEqualTo("xt.tar\np");
    }

    @Test
    void leavesOutNothingButWhatTheClientLeftIn() {
        Reply reply = build(
                        "app",
                        context(
                                from("busybox") + "COPY . /x/\n",
                                ".dockerignore",
                                "Dockerfile\n.dockerignore\n*.txt\n",
                                "a.txt",
                                "1"))
                .send();

        output(reply);
        assertThat(seen("app", "ls -A /x")).isEqualTo("a.txt\n");
    }

    @Test
    void buildsInStages() {
        Reply reply = build(
                        "app",
                        context(
                                from("scratch").replace("FROM scratch", "FROM scratch AS One") + "COPY a /a\n"
                                        + from("scratch") + "COPY --from=one /a /b\nCOPY --from=0 /a /c\n",
                                "a",
                                "1"))
                .send();

        assertThat(alike(reply))
                .contains("Step 1/7 : FROM scratch AS One\n", "Step 6/7 : COPY --from=one /a /b\n ---> <id>\n");
        assertThat(details(name("app")).path("Size").asInt()).isEqualTo(2);
        assertThat(reply.lines().stream().filter(each -> each.has("aux"))).hasSize(2);
    }

    @Test
    void copiesFromAnImage() {
        String id = image("base");
        build("app", context(from("scratch") + "COPY --from=" + name("base") + " /base /b\n"))
                .send()
                .expect(200);

        assertThat(details(name("app")).path("Size").asLong())
                .isEqualTo(details(id).path("Size").asLong());
    }

    @Test
    void stopsAtAStage() {
        Reply reply = build(
                        "app",
                        context(from("scratch").replace("FROM scratch", "FROM scratch AS one") + "ENV A=1\n"
                                + from("scratch") + "COPY nosuch /x\n"))
                .query("target", "One")
                .send();

        assertThat(alike(reply)).contains("Step 3/3 : ENV A=1\n").contains("Successfully built");
    }

    @Test
    void takesArguments() {
        Reply reply = build(
                        "app",
                        context("ARG BASE=busybox\nARG G=g\n" + from("$BASE")
                                + "ARG A=1\nARG B\nARG G\nENV X=$A$B$G\nRUN echo $A-$B-$HTTP_PROXY\n"))
                .query("buildargs", "{\"A\":\"2\",\"C\":\"3\",\"HTTP_PROXY\":\"p\",\"D\":null}")
                .send();

        assertThat(alike(reply))
                .startsWith("Step 1/9 : ARG BASE=busybox\nStep 2/9 : ARG G=g\nStep 3/9 : FROM $BASE\n ---> <id>\n")
                .contains("\n2--p\n");
        assertThat(output(reply))
                .containsPattern("\\[Warning] One or more build-args \\[(C D|D C)] were not consumed\n");
        assertThat(config("app").path("Env").toString()).contains("X=2g").doesNotContain("HTTP_PROXY");
        JsonNode history =
                client().get("/images/" + name("app") + "/history").send().json();
        assertThat(history.get(0).path("CreatedBy").asText()).isEqualTo("|2 A=2 G=g /bin/sh -c echo $A-$B-$HTTP_PROXY");
    }

    @Test
    void takesLabels() {
        Reply reply = build("app", context(from("scratch")))
                .query("labels", "{\"b\":\"2 x\",\"a\":\"$A\"}")
                .send();

        assertThat(alike(reply)).contains("Step 3/4 : LABEL a=$A\n", "Step 4/4 : LABEL b=2 x\n");
        assertThat(config("app").path("Labels").path("b").asText()).isEqualTo("2 x");
        assertThat(config("app").path("Labels").path("a").asText()).isEqualTo("$A");
    }

    @Test
    void givesSeveralNames() {
        Reply reply = build("app", context(from("scratch") + "ENV A=1\n"))
                .query("t", name("app") + ":1")
                .query("t", name("app"))
                .send();

        assertThat(output(reply))
                .endsWith(
                        "Successfully tagged " + name("app") + ":latest\nSuccessfully tagged " + name("app") + ":1\n");
    }

    @Test
    void tellsOnlyTheIdWhenAskedToBeQuiet() {
        Reply reply = build("app", context(from("scratch") + "ENV A=1\n"))
                .query("q", 1)
                .send();

        assertThat(output(reply)).isEqualTo(details(name("app")).path("Id").asText() + "\n");
    }

    @Test
    void doesWhatTheBaseAsksFor() {
        build("base", context(from("busybox") + "ONBUILD COPY a /a\nONBUILD RUN echo x > /b\n"))
                .send()
                .expect(200);

        Reply reply = build("app", context(from(name("base")), "a", "1")).send();
        assertThat(alike(reply))
                .startsWith(
                        "Step 1/2 : FROM " + name("base") + "\n# Executing 2 build triggers\n ---> Running in <id>\n");
        assertThat(config("app").path("OnBuild").isNull()).isTrue();
        assertThat(seen("app", "cat /a /b")).isEqualTo("1x\n");
    }

    @Test
    void takesAnotherDockerfile() {
        build("app", context("FROM nosuch\n", "sub/other", from("scratch") + "ENV A=1\n"))
                .query("dockerfile", "sub/other")
                .send()
                .expect(200);

        assertThat(config("app").path("Env").toString()).contains("A=1");
    }

    @Test
    void takesAnotherEscape() {
        Reply reply = build("app", context("# escape=`\n" + from("scratch") + "ENV A=1 `\n  B=`$A\n"))
                .send();

        assertThat(output(reply)).contains("ENV A=1   B=`$A\n");
        assertThat(config("app").path("Env").toString()).contains("\"A=1\",\"B=$A\"");
    }

    @Test
    void putsVariablesIn() {
        build(
                        "app",
                        context(from("scratch")
                                + "ENV A=1 E=\nENV B=${A} C=${N:-d} D=${A:+p} F=${E:-e} G='$A' H=\"$A\" I=\\$A\n"))
                .send()
                .expect(200);

        assertThat(config("app").path("Env").toString())
                .contains("\"B=1\",\"C=d\",\"D=p\",\"F=e\",\"G=$A\",\"H=1\",\"I=$A\"");
    }

    @Test
    void warnsOfEmptyContinuedLines() {
        Reply reply =
                build("app", context(from("scratch") + "ENV A=1 \\\n\n  B=2\n")).send();

        assertThat(output(reply))
                .contains("[WARNING]: Empty continuation line found in:", "ENV A=1   B=2\n")
                .contains("[WARNING]: Empty continuation lines will become errors in a future release.");
    }
}
