package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.NamedImage;
import io.github.runner4j.spi.PreviewCapability;
import io.github.runner4j.testkit.memory.InMemoryTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every builder with a {@link PreviewCapability} owes its callers, PC-1 to PC-3. Extend this. */
public abstract class PreviewCapabilityContract extends ImageContract {

    private static final String DOCKERFILE_OF_TWO_BASES =
            "# two stages\nFROM busybox:1 AS one\nFROM scratch\nCOPY . /\n";

    /** For subclasses. */
    protected PreviewCapabilityContract() {}

    private PreviewCapability preview() {
        return capability(PreviewCapability.class);
    }

    @Test
    void pc1_lookingChangesNothing() {
        BuildRequest request = request(files(DOCKERFILE));

        preview().inputs(request, context);

        assertThat(builder().find(request.reference(), context)).isEmpty();
        assertThat(preview().images(repository, context)).isEmpty();
    }

    @Test
    void pc2_countsTheFilesThatABuildWouldSend() {
        InMemoryTree tree = InMemoryTree.of(
                        Map.of("Dockerfile", DOCKERFILE_OF_TWO_BASES, "a/b/large.txt", "x".repeat(1000)))
                .executable("run.sh", "#!/bin/sh\n")
                .file("empty", "");
        long bytes = 1000L + DOCKERFILE_OF_TWO_BASES.length() + "#!/bin/sh\n".length();

        BuildInputs inputs = preview().inputs(request(tree), context);

        assertThat(inputs.files()).isEqualTo(4);
        assertThat(inputs.bytes()).isEqualTo(bytes);
        assertThat(inputs.largest()).first().isEqualTo(new BuildInputs.File("a/b/large.txt", 1000));
    }

    @Test
    void pc2_namesTheImagesThatTheBuildNeeds() {
        BuildInputs inputs = preview().inputs(request(files(DOCKERFILE_OF_TWO_BASES)), context);

        assertThat(inputs.bases()).containsExactly(new BuildInputs.Base(2, "busybox:1", true));
    }

    @Test
    void pc2_refusesWhatABuildWouldRefuse() {
        BuildRequest noDockerfile = request(InMemoryTree.of(Map.of("a.txt", "a")));

        assertThatThrownBy(() -> preview().inputs(noDockerfile, context)).isInstanceOf(ImageBuildException.class);
    }

    @Test
    void pc3_anUnknownRepositoryHasNoImages() {
        assertThat(preview().images(repository + "-none", context)).isEmpty();
    }

    @Test
    void images_areThoseOfTheRepository() {
        BuildRequest first = request(files(DOCKERFILE));
        BuildRequest second = request(files(DOCKERFILE + "ENV a=b\n"));
        builder().build(first, context);
        builder().build(second, context);

        assertThat(preview().images(repository, context))
                .extracting(NamedImage::reference)
                .containsExactlyInAnyOrder(first.reference(), second.reference());
        assertThat(preview().images(repository, context))
                .allSatisfy(each -> assertThat(each.labels()).containsAllEntriesOf(labels));
    }
}
