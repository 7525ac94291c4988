package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.image.ImageBuildException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

    private static final Map<String, String> GIVEN = Map.of("GIVEN", "given", "EMPTY", "");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "FROM busybox; 1 busybox",
                "from  --platform=linux/arm64   busybox:1.36  as  base; 1 busybox:1.36",
                "FROM scratch; ''",
                "FROM a AS one|FROM one|FROM b; 1 a, 3 b",
                "FROM a AS One|FROM oNE; 1 a",
                "FROM a|FROM a; 1 a",
                "ARG BASE=a|FROM ${BASE}; 2 a",
                "ARG GIVEN=default|FROM $GIVEN:1; 2 given:1",
                "ARG GIVEN|FROM $GIVEN; 2 given",
                "ARG UNSET|FROM a$UNSET; ''",
                "ARG UNSET|FROM a${UNSET:-:1}; 2 a:1",
                "ARG EMPTY|FROM a${EMPTY:-:1}; 2 a:1",
                "ARG EMPTY|FROM a${EMPTY-:1}; 2 a",
                "ARG GIVEN|FROM a${GIVEN:+:2}; 2 a:2",
                "ARG TAG=1 NAME=a|FROM $NAME:$TAG; 2 a:1",
                "ARG TAG=1|ARG BASE=a:${TAG}|FROM ${BASE}; 3 a:1",
                "ARG A=\"quoted\"|FROM $A; 2 quoted",
                "FROM a|ARG GIVEN=x|FROM $GIVEN; 1 a",
                "FROM a|COPY --from=b:1 /x /y|COPY --chown=1 --from=0 /x /y; 1 a, 2 b:1",
                "FROM a AS one|FROM b|COPY --from=ONE x y; 1 a, 2 b",
                "FROM a|RUN --mount=type=bind,from=c:1,target=/x true; 1 a, 2 c:1",
                "# comment|| FROM \\|# comment|  a; 3 a",
                "FROM a|RUN true \\|FROM b|FROM c; 1 a, 4 c",
                "# escape=`|FROM a|RUN dir c:\\|FROM b; 2 a, 4 b",
                "# escape=`|FROM a|RUN dir `|FROM b; 2 a",
                "FROM a|RUN <<EOF|FROM b|EOF|FROM c; 1 a, 5 c",
                "FROM a|RUN <<-'X' cat > /x|FROM b|\tX|FROM c; 1 a, 5 c",
                "FROM a|COPY <<A <<B /x|FROM b|A|FROM c|B|FROM d; 1 a, 7 d",
                "FROM a|RUN x=$((1<<4)); 1 a",
                "FROM; ''"
            })
    void findsTheImagesThatABuildNeeds(String text, String bases) {
        assertThat(parse(text).bases().stream().map(base -> base.line() + " " + base.image()))
                .containsExactly(bases.isEmpty() ? new String[0] : bases.split(", "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "FROM a|RUN true|COPY --from=x --chown=1:1 a b|ADD --chown=1 a b; ''",
                "FROM a|RUN --mount=type=cache,target=/c true; 2 RUN --mount=type=cache,target=/c",
                "FROM a|RUN --network=none true; 2 RUN --network=none",
                "FROM a|COPY --link --chmod=755 a b; 2 COPY --link, 2 COPY --chmod=755",
                "FROM a|ADD --checksum=sha256:0 u b; 2 ADD --checksum=sha256:0",
                "FROM a|RUN <<EOF|echo|EOF; 2 RUN <<",
                "FROM a|RUN echo --mount=x; ''"
            })
    void findsWhatOnlyBuildKitCanDo(String text, String features) {
        assertThat(parse(text).features().stream().map(each -> each.line() + " " + each.what()))
                .containsExactly(features.isEmpty() ? new String[0] : features.split(", "));
    }

    @Test
    void knowsTheSyntaxLineOnlyAtTheTop() {
        assertThat(parse("# syntax = docker/dockerfile:1|FROM a").syntax()).contains("docker/dockerfile:1");
        assertThat(parse("# a comment|# syntax=docker/dockerfile:1|FROM a").syntax())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "BUILD", "1", "0"})
    void acceptsAStageByNameAndByNumber(String target) {
        assertThatCode(() -> check("FROM a AS build|FROM b AS run", target)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';; api/Dockerfile is empty",
                "# nothing|;; api/Dockerfile is empty",
                "# x|RUN true;; api/Dockerfile:2 has no FROM",
                "FROM a AS builder|FROM b;biulder; Did you mean \"builder\"? There is \"builder\"",
                "FROM a AS builder|FROM b;2; There is \"builder\"",
                "FROM a;x; None of its stages has a name",
                "FROM a|FROM b|COPY --from=5 x y;; api/Dockerfile:3 copies from stage 5, but only 1",
                "FROM a|COPY --from=0 x y;; api/Dockerfile:2 copies from stage 0, but only 0"
            })
    void saysWhatIsWrongAndWhere(String text, String target, String message) {
        assertThatExceptionOfType(ImageBuildException.class)
                .isThrownBy(() -> check(text, target))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKERFILE_INVALID));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "FROM a$UNSET; 1 a$UNSET",
                "ARG UNSET|FROM a${UNSET}|FROM a${UNSET}; 2 a${UNSET}",
                "FROM a|COPY --from=$WHO x y|RUN --mount=type=bind,from=$B,target=/x true; 2 $WHO, 3 $B",
                "ARG GIVEN|FROM $GIVEN|FROM scratch; ''",
            })
    void findsTheImagesThatCannotBeTold(String text, String unresolved) {
        assertThat(parse(text).unresolved().stream().map(base -> base.line() + " " + base.image()))
                .containsExactly(unresolved.isEmpty() ? new String[0] : unresolved.split(", "));
    }

    @Test
    void knowsWhereAStageEnds() {
        Dockerfile dockerfile = parse("FROM a AS one|RUN x|FROM b AS two|FROM c");

        assertThat(dockerfile.endOf("ONE")).contains(3);
        assertThat(dockerfile.endOf("1")).contains(4);
        assertThat(dockerfile.endOf("2")).isEmpty();
        assertThat(dockerfile.endOf("three")).isEmpty();
    }

    /** What a FROM can name, and what becomes of it. */
    private enum From {
        IMAGE,
        SCRATCH,
        EARLIER_STAGE,
        DEFAULTED_ARGUMENT,
        GIVEN_ARGUMENT,
        FALLBACK,
        UNSET
    }

    @Property
    void everyFromIsAnImageAStageOrUnknown(@ForAll @Size(min = 1, max = 8) List<From> stages) {
        StringBuilder arguments = new StringBuilder("ARG UNSET\n");
        StringBuilder text = new StringBuilder();
        List<String> images = new ArrayList<>();
        List<String> unresolved = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            String image = "registry.example.org/image" + i + ":1";
            String word = image;
            switch (stages.get(i)) {
                case IMAGE -> images.add(image);
                case SCRATCH -> word = "scratch";
                case EARLIER_STAGE -> {
                    word = i == 0 ? image : "Stage" + (i - 1);
                    images.addAll(i == 0 ? List.of(image) : List.of());
                }
                case DEFAULTED_ARGUMENT -> {
                    word = "${A" + i + "}";
                    arguments.append("ARG A" + i + "=\"" + image + "\"\n");
                    images.add(image);
                }
                case GIVEN_ARGUMENT -> {
                    word = "$A" + i;
                    arguments.append("ARG A" + i + "=another\n");
                    given.put("A" + i, image);
                    images.add(image);
                }
                case FALLBACK -> {
                    word = "registry.example.org/${UNSET:-image" + i + "}:1";
                    images.add(image);
                }
                case UNSET -> {
                    word = "image" + i + "$UNSET";
                    unresolved.add(word);
                }
            }
            text.append("from --platform=$P " + word + " As stage" + i + "\nRUN FROM b\n");
        }

        Dockerfile dockerfile = Dockerfile.parse(arguments.toString() + text, given);

        assertThat(dockerfile.bases()).extracting(Dockerfile.Base::image).containsExactlyElementsOf(images);
        assertThat(dockerfile.unresolved()).extracting(Dockerfile.Base::image).containsExactlyElementsOf(unresolved);
    }

    @Property(tries = 2000)
    void neverBreaksOnAnyText(@ForAll("texts") String text) {
        assertThatCode(() -> Dockerfile.parse(text, GIVEN).features()).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "FROM", " ", "\n", "a", "RUN", "<<EOF", "EOF", "\\", "#", "=", "escape", "ARG", "${", "}", "$",
                        ":-", "--from=", "COPY", "AS", "\"", "'", "\t", "\r", "--", "syntax", "0", ",")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    private static Dockerfile parse(String text) {
        return Dockerfile.parse(text.replace('|', '\n'), GIVEN);
    }

    private static void check(String text, String target) {
        DockerfileCheck.run("api/Dockerfile", parse(text), Optional.ofNullable(target));
    }
}
