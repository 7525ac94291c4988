package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the other builder builds, and what it says of it. */
abstract class BuildKitContract extends ImageCases {

    private Ask modern(byte[] context) {
        return client().post("/build")
                .query("version", 2)
                .query("forcerm", 1)
                .query("t", name("app"))
                .tar(context);
    }

    private boolean old() {
        return target.dialect().id().equals("docker-20.10");
    }

    private String tagged(String base) {
        return base + (old() ? "" : ":latest");
    }

    private static Trace trace(Reply reply) {
        return Trace.of(reply.expect(200).lines());
    }

    /** What is said before an error in a Dockerfile. */
    private String inDockerfile() {
        return old() ? "failed to solve with frontend dockerfile.v0: failed to create LLB definition: " : "";
    }

    @Test
    void tellsWhatItDoes() {
        Trace trace = trace(modern(context(from("busybox") + "ENV A=1\nRUN echo hi\nCOPY file /f\n", "file", "x"))
                .query("nocache", 1)
                .send());

        assertThat(trace.done())
                .containsSubsequence(
                        "[internal] load remote build context",
                        "copy /context /",
                        "[internal] load metadata for docker.io/library/busybox:latest",
                        "[1/3] FROM docker.io/library/" + tagged("busybox"),
                        "[2/3] RUN echo hi",
                        "[3/3] COPY file /f",
                        "exporting to image");
        assertThat(trace.output()).isEqualTo("hi\n");
        assertThat(trace.statuses()).contains("exporting layers", tagged("naming to docker.io/library/" + name("app")));
    }

    @Test
    void givesTheIdOfTheImage() {
        Reply reply = modern(context(from("scratch") + "ENV A=1\n")).send();

        List<String> ids = reply.expect(200).lines().stream()
                .filter(each -> each.path("id").asText().equals("moby.image.id"))
                .map(each -> each.path("aux").path("ID").asText())
                .toList();
        assertThat(ids).containsExactly(details(name("app")).path("Id").asText());
        assertThat(trace(reply).statuses()).contains("writing image " + ids.get(0));
    }

    @Test
    void tellsNamesAsItsVersionDoes() {
        Reply reply = modern(context(from("scratch") + "ENV A=1\n")).send();

        assertThat(output(reply)).isEqualTo(old() ? "Successfully tagged " + name("app") + ":latest\n" : "");
    }

    @Test
    void usesWhatWasBuiltBefore() {
        byte[] context = context(from("busybox") + "RUN echo " + name("x") + "\nCOPY file /f\n", "file", name("y"));
        modern(context).send().expect(200);
        String id = details(name("app")).path("Id").asText();

        Trace again = trace(modern(context).send());
        assertThat(again.cached()).contains("[2/3] RUN echo " + name("x"), "[3/3] COPY file /f");
        assertThat(again.output()).isEmpty();
        assertThat(details(name("app")).path("Id").asText()).isEqualTo(id);
    }

    @Test
    void writesAHistoryOfItsOwn() {
        modern(context(from("busybox") + "RUN echo hi\nCOPY file /f\n", "file", "x"))
                .send()
                .expect(200);

        JsonNode history = client().get("/images/" + name("app") + "/history")
                .send()
                .expect(200)
                .json();
        assertThat(history.get(0).path("CreatedBy").asText()).isEqualTo("COPY file /f # buildkit");
        assertThat(history.get(1).path("CreatedBy").asText()).isEqualTo("RUN /bin/sh -c echo hi # buildkit");
        assertThat(history.get(2).path("CreatedBy").asText()).isEqualTo("LABEL " + label());
        assertThat(history.get(0).path("Comment").asText()).isEqualTo("buildkit.dockerfile.v0");
        assertThat(details(name("app")).path("Parent").asText()).isEmpty();
    }

    @Test
    void leavesOutStagesThatNobodyNeeds() {
        Trace trace = trace(modern(context(
                        "FROM busybox AS one\nLABEL " + label() + "\nRUN echo hi > /x\nFROM busybox AS two\nRUN false\n"
                                + from("scratch") + "COPY --from=one /x /y\n"))
                .send());

        assertThat(trace.done())
                .containsSubsequence("[one 2/2] RUN echo hi > /x", "[stage-2 1/1] COPY --from=one /x /y")
                .noneMatch(each -> each.contains("two"));
        assertThat(details(name("app")).path("Size").asInt()).isEqualTo(3);
    }

    @Test
    void putsArgumentsIntoWhatItTells() {
        Trace trace =
                trace(modern(context("ARG V=latest\n" + from("busybox:$V") + "ARG A=1\nENV B=2\nRUN echo $A $B $C\n"))
                        .query("buildargs", "{\"A\":\"3\"}")
                        .query("nocache", 1)
                        .send());

        assertThat(trace.done()).contains("[2/2] RUN echo 3 2 $C");
        assertThat(trace.output()).isEqualTo("3 2\n");
    }

    @Test
    void failsWithTheCodeOfACommand() {
        Reply reply = modern(context(from("busybox") + "RUN exit 3\n")).send();

        String message = old()
                ? "executor failed running [/bin/sh -c exit 3]: exit code: 3"
                : "process \"/bin/sh -c exit 3\" did not complete successfully: exit code: 3";
        assertThat(error(reply)).isEqualTo(message);
        assertThat(trace(reply).errors()).containsExactly("[2/2] RUN exit 3: " + message);
        client().get("/images/" + name("app") + "/json").send().expect(404);
    }

    @Test
    void refusesADockerfileThatIsWrong() {
        Reply reply = modern(context("FROM scratch\nFRMO x\n")).send();

        assertThat(error(reply))
                .isEqualTo(inDockerfile()
                        + (old()
                                ? "dockerfile parse error line 2: unknown instruction: FRMO"
                                : "dockerfile parse error on line 2: unknown instruction: FRMO (did you mean FROM?)"));
    }

    @Test
    void refusesADockerfileWithNothingInIt() {
        assertThat(error(modern(context("")).send())).isEqualTo(inDockerfile() + "the Dockerfile cannot be empty");
        assertThat(error(modern(context("# nothing\n")).send()))
                .isEqualTo(inDockerfile() + "file with no instructions");
    }

    @Test
    void refusesATargetThatIsNotThere() {
        Reply reply = modern(context("FROM scratch\n")).query("target", "x").send();

        assertThat(error(reply))
                .isEqualTo(inDockerfile()
                        + (old() ? "target stage x could not be found" : "target stage \"x\" could not be found"));
    }

    @Test
    void failsToFindADockerfile() {
        Reply reply = modern(Archives.tar(Map.of("file", "x"))).send();

        assertThat(error(reply))
                .startsWith(
                        old()
                                ? "failed to solve with frontend dockerfile.v0: failed to read dockerfile: open "
                                : "failed to read dockerfile: open ")
                .endsWith("Dockerfile: no such file or directory");
    }

    @Test
    void failsToCopyWhatIsNotThere() {
        Reply reply = modern(context(from("busybox") + "COPY nosuch /x\n")).send();

        assertThat(error(reply)).startsWith("failed to compute cache key: ").contains("\"/nosuch\"", "not found");
    }

    @Test
    void copiesWithPermissions() {
        modern(context(from("busybox") + "COPY --chmod=600 file /f\n", "file", "x"))
                .send()
                .expect(200);

        Trace trace = trace(modern(context("FROM " + name("app") + "\nRUN stat -c %a /f\n"))
                .query("nocache", 1)
                .send());
        assertThat(trace.output()).isEqualTo("600\n");
    }

    @Test
    void tellsOnlyTheIdWhenAskedToBeQuiet() {
        Reply reply =
                modern(context(from("scratch") + "ENV A=1\n")).query("q", 1).send();

        assertThat(reply.lines()).hasSize(1);
        assertThat(output(reply)).isEqualTo(details(name("app")).path("Id").asText() + "\n");
    }

    @Test
    void refusesNamesThatCannotBeGiven() {
        Reply reply = modern(context("FROM scratch\n")).query("t", name("App")).send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).contains("must be lowercase");
    }
}
