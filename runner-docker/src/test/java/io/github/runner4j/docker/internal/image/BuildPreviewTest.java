package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildKey;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.testkit.memory.InMemoryTree;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildPreviewTest {

    private final ManualContext context = ManualContext.create();

    private BuildInputs inputs(InMemoryTree tree, BuildOptions options) {
        BuildRequest request =
                new BuildRequest(tree, "", "Dockerfile", options, "x:1", BuildKey.of(Map.of()), Map.of(), Map.of());
        return new BuildPreview(request, context).inputs();
    }

    private BuildInputs inputs(InMemoryTree tree) {
        return inputs(tree, BuildOptions.builder().build());
    }

    @Test
    void countsWhatABuildSends() throws IOException {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\n")
                .file(".dockerignore", "*.log\n!keep.log\n")
                .file("a/b.txt", "12345")
                .file("keep.log", "1")
                .file("drop.log", "x".repeat(100));
        List<String> sent = new ArrayList<>();
        ContextReport report = new ContextReport(1);
        try (ContextStream stream =
                new ContextStream(BuildContext.of(tree, "", "Dockerfile").items(), new ContextStream.Progress() {
                    @Override
                    public void sent(String name, long size) {
                        sent.add(name);
                        report.add(name, size);
                    }

                    @Override
                    public void ended() {}
                })) {
            stream.readAllBytes();
        }

        BuildInputs inputs = inputs(tree);

        assertThat(inputs.files()).isEqualTo(report.files()).isEqualTo(4);
        assertThat(inputs.bytes()).isEqualTo(report.bytes());
        assertThat(inputs.largest())
                .extracting(BuildInputs.File::path)
                .containsExactlyInAnyOrderElementsOf(sent)
                .startsWith(".dockerignore", "Dockerfile", "a/b.txt");
    }

    @Test
    void namesTheTenLargest() {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\n");
        for (int i = 0; i < 30; i++) {
            tree = tree.file("f" + i, "x".repeat(100 + i));
        }

        assertThat(inputs(tree).largest())
                .hasSize(10)
                .startsWith(new BuildInputs.File("f29", 129))
                .endsWith(new BuildInputs.File("f20", 120));
    }

    @Test
    void leavesOutWhatComesAfterTheTarget() {
        InMemoryTree tree = InMemoryTree.withDockerfile(
                "ARG TAG=1\nFROM a:$TAG AS one\nCOPY --from=b$C /x /x\nFROM d AS two\nCOPY --from=$E /x /x\n");
        BuildOptions options = BuildOptions.builder()
                .addArgument(Variable.of("TAG", "2"))
                .target("One")
                .build();

        assertThat(inputs(tree, options).bases())
                .containsExactly(new BuildInputs.Base(2, "a:2", true), new BuildInputs.Base(3, "b$C", false));
        assertThat(inputs(tree).bases()).hasSize(4);
    }

    @Test
    void namesTheProgramsThatReadTheDockerfile() {
        InMemoryTree tree = InMemoryTree.withDockerfile("# syntax=example.org/one\nFROM a\n");
        BuildOptions options = BuildOptions.builder()
                .addArgument(Variable.of("BUILDKIT_SYNTAX", "example.org/two:1"))
                .build();

        assertThat(inputs(tree, options).bases())
                .extracting(BuildInputs.Base::name)
                .containsExactly("example.org/one", "example.org/two:1", "a");
        assertThat(inputs(InMemoryTree.withDockerfile("# syntax=docker/dockerfile:1\nFROM a\n"))
                        .bases())
                .extracting(BuildInputs.Base::name)
                .containsExactly("a");
    }

    @Test
    void refusesWhatTheBuildRefuses() {
        assertThatThrownBy(() -> inputs(InMemoryTree.withDockerfile("RUN true\n")))
                .isInstanceOfSatisfying(
                        RunnerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKERFILE_INVALID));
    }

    @Test
    void endsWhenItIsStopped() {
        context.stop();

        assertThatThrownBy(() -> inputs(InMemoryTree.withDockerfile("FROM a\n")))
                .isInstanceOf(OperationStoppedException.class);
    }
}
