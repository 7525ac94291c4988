package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.Revision;
import io.github.runner4j.source.Source;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.testkit.memory.InMemoryTree;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every {@link SourceProvider} owes its callers, SP-1 to SP-5; of SP-6, that a credential goes to its host alone, only the
 * provider's own tests know how to check it. Extend this.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class SourceProviderContract {

    private static final int AT_ONCE = 8;
    private static final int MOST_STEPS = 200;

    private static final InMemoryTree FILES = InMemoryTree.of(Map.of("Dockerfile", "FROM scratch\n", "empty", ""))
            .file("src/main.bin", new byte[] {0, 1, '\r', '\n', (byte) 0xFF})
            .file("src/lib/deep/ä b.txt", "line\r\nline\n")
            .file("same/x.txt", "x")
            .file("other/x.txt", "x")
            .executable("run.sh", "#!/bin/sh\n")
            .link("link", "src/main.bin");

    private final ManualContext context = ManualContext.create();
    private final Bounded bounded = new Bounded();

    /** For subclasses. */
    protected SourceProviderContract() {}

    /**
     * The provider under test. Called more than once in a test.
     *
     * @return the same provider, or one that shares what it keeps
     */
    protected abstract SourceProvider provider();

    /**
     * Makes a source of these files, or changes it so that it has them: always the same one in a test.
     *
     * @param files what it holds from now on, and nothing else
     * @return the source
     */
    protected abstract Source publish(InMemoryTree files);

    @AfterEach
    void close() {
        bounded.close();
    }

    private Map<String, String> fetch(Source source) {
        try (SourceTree tree = provider().fetch(source, context)) {
            return TreeText.of(tree);
        }
    }

    @Test
    void sp1_providesItsOwnKindOfSource() {
        assertThat(provider().provides(publish(FILES))).isTrue();
    }

    @Test
    void sp1_aForeignKindOfSourceIsNoFailure() {
        Source foreign = () -> "a source of a kind that nobody knows";

        assertThat(provider().provides(foreign)).isFalse();
    }

    @Test
    void sp2_whatHappensLaterDoesNotChangeTheFiles() {
        Source source = publish(FILES);
        try (SourceTree tree = provider().fetch(source, context)) {
            Map<String, String> before = TreeText.of(tree);
            Revision revision = tree.revision();

            publish(FILES.file("Dockerfile", "FROM other\n").file("new.txt", "new"));

            assertThat(tree.revision()).isEqualTo(revision);
            assertThat(TreeText.ofWhatCanBeRead(tree)).isSubsetOf(before.entrySet());
        }
    }

    @Test
    void sp2_eachStateHasARevisionOfItsOwn() {
        String first = revision(publish(FILES));
        String again = revision(publish(FILES));
        String second = revision(publish(FILES.file("Dockerfile", "FROM other\n")));

        assertThat(again).isEqualTo(first);
        assertThat(second).isNotBlank().isNotEqualTo(first);
    }

    private String revision(Source source) {
        try (SourceTree tree = provider().fetch(source, context)) {
            return tree.revision().id();
        }
    }

    @Test
    void sp3_filesAreThoseOfTheSource() {
        assertThat(fetch(publish(FILES))).isEqualTo(TreeText.of(FILES.copy()));
    }

    @Test
    void sp3_directoriesListTheirEntriesByName() {
        try (SourceTree tree = provider().fetch(publish(FILES), context)) {
            assertThat(tree.children(""))
                    .extracting(SourceEntry::path)
                    .containsExactly("Dockerfile", "empty", "link", "other", "run.sh", "same", "src");
            assertThat(tree.children("src")).extracting(SourceEntry::path).containsExactly("src/lib", "src/main.bin");
            assertThat(tree.find("src")).map(SourceEntry::kind).contains(SourceEntry.Kind.DIRECTORY);
            assertThat(tree.find("run.sh")).map(SourceEntry::kind).contains(SourceEntry.Kind.EXECUTABLE);
            assertThat(tree.find("src/nothing")).isEmpty();
        }
    }

    @Test
    void sp3_contentIdsTellContentsApart() {
        try (SourceTree tree = provider().fetch(publish(FILES), context)) {
            String id = tree.contentId("");
            assertThat(id).matches("[0-9A-Za-z]+");
            assertThat(tree.contentId("same"))
                    .isEqualTo(tree.contentId("other"))
                    .isNotEqualTo(tree.contentId("src"));
            assertThat(contentId(FILES.file("src/lib/deep/ä b.txt", "changed"))).isNotEqualTo(id);
            assertThat(contentId(FILES.executable("same/x.txt", "x"))).isNotEqualTo(id);
            assertThat(contentId(FILES)).isEqualTo(id);
        }
    }

    private String contentId(InMemoryTree files) {
        try (SourceTree tree = provider().fetch(publish(files), context)) {
            return tree.contentId("");
        }
    }

    @Test
    void sp4_manyThreadsFetchAtOnce() {
        Source source = publish(FILES);
        SourceProvider provider = provider();

        List<Map<String, String>> all = bounded.together(AT_ONCE, number -> {
            try (SourceTree tree = provider.fetch(source, ManualContext.create())) {
                return TreeText.of(tree);
            }
        });

        assertThat(all).hasSize(AT_ONCE).containsOnly(TreeText.of(FILES.copy()));
    }

    /** Stopped at its first step, at its second, and so on, until it gets through; after each stop it must work again. */
    @Test
    void sp5_aStopAtAnyStepLeavesNothingBehind() {
        boolean broke = true;
        for (int step = 1; broke && step <= MOST_STEPS; step++) {
            InMemoryTree files = FILES.file("step.txt", "step " + step);
            Source source = publish(files);
            FragileContext fragile = new FragileContext(step);

            fetchAndStop(source, fragile);

            broke = fragile.broke();
            assertThat(fetch(source)).as("after a stop at step " + step).isEqualTo(TreeText.of(files));
        }
    }

    private void fetchAndStop(Source source, FragileContext fragile) {
        try {
            fragile.run(() -> provider().fetch(source, fragile).close());
        } catch (RunnerException e) {
            assertThat(fragile.broke()).as("only a stop makes it fail: " + e).isTrue();
        }
    }

    @Test
    void sp5_afterAStoppedCallTheNextOneWorks() {
        Source source = publish(FILES);
        ManualContext stopped = ManualContext.ended();
        var call =
                bounded.begin(stopped, () -> provider().fetch(source, stopped).close());

        bounded.stopsSoon("SP-5", stopped, call);

        assertThat(fetch(source)).isEqualTo(TreeText.of(FILES.copy()));
    }

    @Test
    void close_isHarmlessTwice() {
        SourceTree tree = provider().fetch(publish(FILES), context);

        tree.close();
        tree.close();
    }
}
