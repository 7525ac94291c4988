package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.image.BuildKey;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.testkit.memory.InMemoryTree;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What the contracts about images have in common: a builder, names of their own, and images that are removed afterwards. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class ImageContract {

    static final String DOCKERFILE = """
            FROM scratch
            COPY a.txt /a.txt
            EXPOSE 8080 9090/udp
            HEALTHCHECK --interval=1h CMD ["/healthy"]
            """;

    final String repository = "contract-" + UUID.randomUUID().toString().substring(0, 8) + "/app";
    final Map<String, String> labels = Map.of("io.github.runner4j.contract", repository);
    final ManualContext context = ManualContext.create();
    final Bounded bounded = new Bounded();
    private final List<String> references = new ArrayList<>();
    private @Nullable ImageBuilder opened;

    ImageContract() {}

    /**
     * The builder under test. Called before each test.
     *
     * @return a builder that works
     */
    protected abstract ImageBuilder openBuilder();

    @BeforeEach
    void open() {
        opened = openBuilder();
    }

    @AfterEach
    void removeImages() {
        bounded.close();
        references.forEach(each -> builder().remove(each, ManualContext.create()));
    }

    /** The builder of this test. */
    ImageBuilder builder() {
        return Objects.requireNonNull(opened, "the builder is opened before each test");
    }

    /** The builder as one that can do more. */
    <T> T capability(Class<T> type) {
        assertThat(builder()).as("the builder has the capability").isInstanceOf(type);
        return type.cast(builder());
    }

    static InMemoryTree files(String dockerfile) {
        return InMemoryTree.of(Map.of("Dockerfile", dockerfile, "a.txt", "a"));
    }

    /** A request with a new name. */
    BuildRequest request(SourceTree tree) {
        String reference = repository + ":" + (references.size() + 1);
        references.add(reference);
        return new BuildRequest(
                tree,
                "",
                "Dockerfile",
                BuildOptions.builder().build(),
                reference,
                BuildKey.of(Map.of("contract", reference)),
                labels,
                Map.of());
    }
}
