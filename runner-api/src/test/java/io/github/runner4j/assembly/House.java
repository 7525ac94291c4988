package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.Runner;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.Settings;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testing.MemoryConfigReader;
import io.github.runner4j.testing.MemoryEngine;
import io.github.runner4j.testing.MemoryImages;
import io.github.runner4j.testing.MemorySource;
import io.github.runner4j.testing.MemorySources;
import io.github.runner4j.testing.MemoryTree;
import io.github.runner4j.testing.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.assertj.core.api.Assertions;

/** A runner over ports in memory, and what a test wants to know afterwards. */
final class House implements AutoCloseable {

    /** Failures are planted here by the hundred; what is logged of them is not looked at. */
    private static final Logger QUIET = Logger.getLogger("io.github.runner4j");

    static {
        QUIET.setLevel(Level.OFF);
    }

    final Script script;
    final MemorySources sources;
    final MemoryEngine engine;
    final MemoryImages images;
    final List<RunEvent> events = new CopyOnWriteArrayList<>();
    final RunnerThreads threads = RunnerThreads.create();
    final Runner runner;

    private House(Script script, MemoryEngine engine, MemoryImages images, Settings settings) {
        this.script = script;
        this.engine = engine;
        this.images = images.inUse(engine::uses);
        this.sources = new MemorySources(script);
        this.runner = RunnerAssembly.create()
                .addSource(sources)
                .configReader(new MemoryConfigReader())
                .images(images)
                .engine(engine)
                .settings(settings)
                .threads(threads)
                .build();
        runner.events(events::add);
    }

    static House open() {
        return open(settings -> settings);
    }

    static House open(UnaryOperator<Settings.Builder> wish) {
        Script script = new Script();
        return new House(
                script,
                new MemoryEngine(script),
                new MemoryImages(script),
                wish.apply(Settings.builder()).build());
    }

    /** A house whose engine claims to be on this machine. */
    static House local() {
        Script script = new Script();
        return new House(
                script,
                new MemoryEngine(script).local(true),
                new MemoryImages(script),
                Settings.builder().build());
    }

    /** Another runner over the same engine and images. */
    House next(UnaryOperator<Settings.Builder> wish) {
        return new House(
                script,
                engine,
                images,
                wish.apply(runner.settings().toBuilder()).build());
    }

    House tree(MemoryTree tree) {
        sources.fallback(tree);
        return this;
    }

    /** A component that is ready as soon as it runs. */
    RunBuilder component(String name) {
        return bare(name).healthCheck(HealthCheck.none());
    }

    RunBuilder bare(String name) {
        return runner.component(name).source(MemorySource.of(name));
    }

    Instance started(String name) {
        return component(name).start();
    }

    RunnerException failure(RunBuilder builder) {
        return Assertions.catchThrowableOfType(RunnerException.class, builder::start);
    }

    /** The events so far that tell this, once so many are there. */
    List<RunEvent> events(Predicate<RunEvent> wanted, int count) {
        Eventually.holds(() -> events.stream().filter(wanted).count() >= count, () -> "only " + events);
        return events.stream().filter(wanted).toList();
    }

    /** Nothing of any launch is left: no container, no open tree. */
    House assertNothingLeft() {
        assertThat(engine.containers()).isEmpty();
        assertThat(sources.fetched()).allMatch(MemoryTree::closed);
        return this;
    }

    /** Closes the runner; no thread of ours lives on. */
    @Override
    public void close() {
        runner.close();
        assertThat(threads.alive()).as("live threads").isZero();
        assertThat(engine.closed()).isTrue();
        assertThat(sources.fetched()).allMatch(MemoryTree::closed);
    }

    static final Duration SOON = Duration.ofSeconds(10);
}
