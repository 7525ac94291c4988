package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Builds that the classic builder refuses, and those that fail. */
abstract class BuildRefusalContract extends ImageCases {

    private boolean old() {
        return target.dialect().id().equals("docker-20.10");
    }

    private void refuses(Ask build, int status, String message) {
        Reply reply = build.send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.message()).isEqualTo(message);
    }

    private void refuses(String dockerfile, String message) {
        refuses(build(context(dockerfile)), 400, message);
    }

    /** A line of a Dockerfile that is wrong: the second. */
    private void refusesLine(String line, String reason) {
        refuses("FROM scratch\n" + line + "\n", "dockerfile parse error " + (old() ? "" : "on ") + "line 2: " + reason);
    }

    private void fails(String step, String error, String... files) {
        Reply reply = build(context(from("busybox") + step + "\n", files)).send();
        assertThat(error(reply)).isEqualTo(error);
        assertThat(output(reply))
                .contains("Step 3/3 : " + step.lines().findFirst().orElseThrow());
    }

    @Test
    void refusesAnInstructionThatIsNone() {
        refusesLine("FRMO x", "unknown instruction: FRMO" + (old() ? "" : " (did you mean FROM?)"));
    }

    @Test
    void refusesAContextWithoutADockerfile() {
        refuses(build(Archives.tar(Map.of("file", "x"))), 500, "Cannot locate specified Dockerfile: Dockerfile");
        refuses(
                build(context("FROM scratch\n")).query("dockerfile", "a/b"),
                500,
                "Cannot locate specified Dockerfile: a/b");
        refuses(
                build(context("FROM scratch\n")).query("dockerfile", "../b"),
                500,
                "forbidden path outside the build context: ../b ()");
    }

    @Test
    void takesADockerfileInSmallLetters() {
        Reply reply = build(Archives.tar(Map.of("dockerfile", from("scratch") + "ENV A=1\n")))
                .query("t", name("app"))
                .send();

        assertThat(output(reply)).contains("Successfully built");
    }

    @Test
    void refusesADockerfileWithNothingInIt() {
        refuses("", "the Dockerfile (Dockerfile) cannot be empty");
        refuses("# nothing\n\n", "failed to parse Dockerfile: file with no instructions");
    }

    @Test
    void refusesAStepBeforeAnyStage() {
        refuses("RUN x\n", "no build stage in current context");
    }

    @Test
    void refusesArgumentsThatAreTooFew() {
        refusesLine("USER", "USER requires exactly one argument");
        refusesLine("LABEL", "LABEL requires at least one argument");
        refusesLine(
                "COPY a",
                "COPY requires at least two arguments, but only one was provided. Destination could not be determined");
        refuses(
                "FROM a b\n",
                "dockerfile parse error " + (old() ? "" : "on ")
                        + "line 1: FROM requires either one or three arguments");
    }

    @Test
    void refusesAFlagThatItDoesNotKnow() {
        refusesLine("COPY --bogus=1 a b", (old() ? "Unknown" : "unknown") + " flag: bogus");
        refusesLine("COPY --from a b", (old() ? "Missing" : "missing") + " a value on flag: from");
    }

    @Test
    void refusesLinesThatCannotBeTakenApart() {
        refuses("FROM scratch\nENV a\n", "failed to parse Dockerfile: ENV must have two arguments");
        refuses(
                "FROM scratch\nENV a=1 b\n",
                "failed to parse Dockerfile: Syntax error - can't find = in \"b\". Must be of the form: name=value");
        refuses(
                "FROM scratch\nCMD [1]\n",
                "failed to parse Dockerfile: when using JSON array syntax, arrays must be comprised of strings only");
    }

    @Test
    void refusesHealthChecksThatAreNone() {
        refusesLine("HEALTHCHECK --interval=1 CMD x", "time: missing unit in duration \"1\"");
        refusesLine("HEALTHCHECK XX x", "Unknown type \"XX\" in HEALTHCHECK (try CMD)");
        refusesLine("HEALTHCHECK NONE x", "HEALTHCHECK NONE takes no arguments");
        refusesLine("HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD");
    }

    @Test
    void refusesTriggersThatAreNotAllowed() {
        refusesLine("ONBUILD ONBUILD RUN x", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
        refusesLine("ONBUILD FROM x", "FROM isn't allowed as an ONBUILD trigger");
    }

    @Test
    void refusesNamesOfStages() {
        refuses(
                "FROM scratch AS 1x\n",
                "dockerfile parse error " + (old() ? "" : "on ")
                        + "line 1: invalid name for build stage: \"1x\", name can't start with a number or contain symbols");
        Reply reply = build(context(from("scratch").replace("scratch", "scratch AS a")
                        + from("scratch").replace("scratch", "scratch AS a")))
                .send();
        assertThat(error(reply)).isEqualTo("a stage name already used");
    }

    @Test
    void refusesATargetThatIsNotThere() {
        refuses(
                build(context("FROM scratch\n")).query("target", "x"),
                400,
                old() ? "failed to reach build target x in Dockerfile" : "target stage \"x\" could not be found");
    }

    @Test
    void refusesNamesThatCannotBeGiven() {
        Reply reply = build(context("FROM scratch\n")).query("t", name("App")).send();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).contains("must be lowercase");
        refuses(
                build(context("FROM scratch\n")).query("t", name("app") + "@sha256:" + "a".repeat(64)),
                500,
                "build tag cannot contain a digest");
    }

    @Test
    void refusesParametersThatAreNoJson() {
        String fault = "invalid character 'x' looking for beginning of value";

        refuses(build(context("FROM scratch\n")).query("buildargs", "x"), 400, "error reading build args: " + fault);
        refuses(build(context("FROM scratch\n")).query("labels", "x"), 400, "error reading labels: " + fault);
        refuses(
                build(context("FROM scratch\n")).query("cachefrom", "x"),
                old() ? 500 : 400,
                (old() ? "" : "error reading cache-from: ") + fault);
        refuses(build(context("FROM scratch\n")).query("ulimits", "x"), 400, "error reading ulimit settings: " + fault);
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses(
                build(context("FROM scratch\n")).query("squash", 1),
                400,
                "squash is only supported with experimental mode");
        refuses(build(context("FROM scratch\n")).query("version", 3), old() ? 500 : 400, "invalid version \"3\"");
        refuses(
                build(context("FROM scratch\n")).query("remote", "x"),
                500,
                "remoteURL (x) could not be recognized as URL");
        refuses(
                build(context("FROM scratch\n")).query("platform", "foo"),
                400,
                "\"foo\": unknown operating system or architecture: invalid argument");
    }

    @Test
    void failsWithTheCodeOfACommand() {
        Reply reply =
                build(context(from("busybox") + "RUN exit 3\nRUN never\n")).send();

        String message = "The command '/bin/sh -c exit 3' returned a non-zero code: 3";
        assertThat(error(reply)).isEqualTo(message);
        List<JsonNode> lines = reply.lines();
        assertThat(lines.get(lines.size() - 1).path("errorDetail").path("code").asInt())
                .isEqualTo(3);
        assertThat(output(reply)).doesNotContain("RUN never");
    }

    @Test
    void tellsWhatWasSaidBeforeAFailureWhenQuiet() {
        Reply reply = build(context(from("busybox") + "RUN echo said; exit 4\n"))
                .query("q", 1)
                .send();

        assertThat(output(reply)).contains("Step 3/3 : RUN echo said; exit 4\n", "said\n");
        assertThat(error(reply)).isEqualTo("The command '/bin/sh -c echo said; exit 4' returned a non-zero code: 4");
    }

    @Test
    void keepsNothingOfAFailureButEarlierSteps() {
        build("app", context(from("busybox") + "RUN exit 3\n")).send().expect(200);

        client().get("/images/" + name("app") + "/json").send().expect(404);
    }

    @Test
    void failsToRunWhatIsNotThere() {
        Reply reply = build(context(from("scratch") + "RUN [\"/nosuch\"]\n")).send();

        assertThat(error(reply)).endsWith("exec: \"/nosuch\": stat /nosuch: no such file or directory: unknown");
    }

    @Test
    void failsToCopyWhatIsNotThere() {
        fails(
                "COPY nosuch /x",
                "COPY failed: file not found in build context or excluded by .dockerignore: stat nosuch: file does not exist");
        fails("COPY *.nosuch /x", "COPY failed: no source files were specified");
        fails("COPY ../a /x", "COPY failed: forbidden path outside the build context: ../a ()");
        fails(
                "ADD nosuch /x",
                "ADD failed: file not found in build context or excluded by .dockerignore: stat nosuch:"
                        + " file does not exist");
    }

    @Test
    void failsToCopySeveralToWhatIsNoDirectory() {
        fails(
                "COPY a b /x",
                "When using COPY with more than one source file, the destination must be a directory and end with a /",
                "a",
                "1",
                "b",
                "2");
    }

    @Test
    void failsToCopyFromWhatIsNotThere() {
        fails("COPY --from=0 /a /b", "invalid from flag value 0: refers to current build stage");
        fails("COPY --from=5 /a /b", "invalid from flag value 5: index out of bounds");
        fails("COPY --from=busybox /nosuch /b", "COPY failed: stat nosuch: file does not exist");
        fails("COPY http://host/a /b", "COPY failed: source can't be a URL for COPY");
    }

    @Test
    void failsToCopyForSomebodyWhoIsNotThere() {
        fails(
                "COPY --chown=nobodyhere a /b",
                "unable to convert uid/gid chown string to host mapping: can't find uid for user nobodyhere:"
                        + " no such user: nobodyhere",
                "a",
                "1");
    }

    @Test
    void failsAtValuesThatAreNone() {
        fails("EXPOSE abc", "Invalid containerPort: abc");
        fails("STOPSIGNAL SIGFOO", (old() ? "Invalid" : "invalid") + " signal: SIGFOO");
        fails("ENV A=${N:?no}", "failed to process \"${N:?no}\": N: no");
        fails(
                "ENV A=\"x",
                "failed to process \"\\\"x\": unexpected end of statement while looking for matching double-quote");
    }

    @Test
    void failsAtWhatNeedsTheOtherBuilder() {
        String needs =
                " option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images"
                        + " with BuildKit enabled";

        fails("RUN --mount=type=cache,target=/x true", "the --mount" + needs);
        fails("COPY --chmod=755 a /", "the --chmod" + needs, "a", "1");
    }

    @Test
    void doesNotKnowHereDocuments() {
        Reply reply = build(context(from("scratch") + "COPY <<E /x\nhi\nE\n")).send();

        if (old()) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.message()).isEqualTo("dockerfile parse error line 4: unknown instruction: HI");
        } else {
            assertThat(error(reply)).isEqualTo("COPY failed: no source files were specified");
        }
    }

    @Test
    void failsToBuildNothing() {
        Reply reply = build(context("FROM scratch\n")).send();

        assertThat(output(reply)).isEqualTo("Step 1/1 : FROM scratch\n ---> \n");
        assertThat(error(reply)).isEqualTo("No image was generated. Is your Dockerfile empty?");
    }

    @Test
    void failsWithoutABase() {
        Reply blank = build(context("ARG A\nFROM $A\n")).send();
        assertThat(error(blank)).isEqualTo("base name ($A) should not be blank");
        Reply capital = build(context("FROM Nosuch\n")).send();
        assertThat(error(capital)).contains("must be lowercase");
        Reply away = build(context("FROM 127.0.0.1:1/nosuch\n")).send();
        assertThat(error(away))
                .isEqualTo("Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused");
    }

    @Test
    void failsAtTooLittleMemory() {
        Reply reply = build(context(from("busybox"))).query("memory", 1).send();

        assertThat(error(reply)).isEqualTo("Minimum memory limit allowed is 6MB");
    }
}
