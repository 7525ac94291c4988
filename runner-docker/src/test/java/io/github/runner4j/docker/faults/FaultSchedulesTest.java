package io.github.runner4j.docker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.junit.RunnerTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong with the engine, each call ends, with a result or with a coded failure, and nothing is left. What goes wrong is
 * drawn from seeds: {@code -Drunner4j.schedules=10000} tries as many, {@code -Drunner4j.schedule=SEED} one alone. The table of
 * outcomes is in {@code target/fault-schedules.txt} afterwards.
 */
@RunnerTest
class FaultSchedulesTest {

    private static final long FEW = 200;
    private static final long BATCH = 100;
    private static final int AT_A_TIME = 8;

    /** No schedule takes nearly as long; one that does hangs. */
    private static final long HANGS_SECONDS = 120;

    private static final Path TABLE = Path.of("target", "fault-schedules.txt");

    private static final Tally TALLY = new Tally();

    @TempDir
    static Path folder;

    private static String repository;

    /** What is lost on purpose is not worth thousands of warnings. */
    private static final Logger WARNINGS = Logger.getLogger("io.github.runner4j");

    @BeforeAll
    static void commit() {
        WARNINGS.setLevel(Level.SEVERE);
        try (GitRepositories repositories = GitRepositories.in(folder.resolve("git"))) {
            GitRepository made = repositories.create("components");
            made.commit("main", Daemons.repository());
            repository = made.fileUrl();
        }
    }

    /** The first seed of each batch. */
    static LongStream batches() {
        long schedules = Long.getLong("runner4j.schedules", FEW);
        return single().map(LongStream::of)
                .orElseGet(() ->
                        LongStream.range(0, (schedules + BATCH - 1) / BATCH).map(each -> each * BATCH));
    }

    private static Optional<Long> single() {
        return Optional.ofNullable(Long.getLong("runner4j.schedule"));
    }

    @ParameterizedTest(name = "from seed {0}")
    @MethodSource("batches")
    void endsInSuccessOrACodedFailureAndLeavesNothing(long first) throws InterruptedException {
        long end = first + (single().isPresent() ? 1 : BATCH);

        Map<Long, String> wrong = run(first, end);

        assertThat(wrong).isEmpty();
        assertThat(TALLY.unexplained())
                .as("each of a kind that is in fallback-reasons.tsv")
                .isEmpty();
        assertThat(leftOfFetching()).as("files that were in the making").isEmpty();
    }

    @AfterAll
    static void writeTable() throws IOException {
        WARNINGS.setLevel(null);
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, TALLY.toString());
    }

    /** Several at a time, because most of them wait most of the time. */
    private static Map<Long, String> run(long first, long end) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            Map<Long, Future<?>> runs = new TreeMap<>();
            LongStream.range(first, end).forEach(seed -> runs.put(seed, workers.submit(() -> schedule(seed))));
            Map<Long, String> wrong = new TreeMap<>();
            for (Map.Entry<Long, Future<?>> each : runs.entrySet()) {
                wrong(each.getValue())
                        .ifPresent(what -> wrong.put(each.getKey(), described(each.getKey()) + "\n" + what));
            }
            return wrong;
        } finally {
            workers.shutdownNow();
        }
    }

    private static void schedule(long seed) {
        new ScheduleRun(Schedule.of(seed), repository, cache(), TALLY).run();
    }

    private static Path cache() {
        return folder.resolve("cache");
    }

    private static String described(long seed) {
        return "-Drunner4j.schedule=" + seed + ": " + Schedule.of(seed);
    }

    private static Optional<String> wrong(Future<?> run) throws InterruptedException {
        try {
            run.get(HANGS_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            StringWriter text = new StringWriter();
            e.getCause().printStackTrace(new PrintWriter(text));
            return Optional.of(text.toString());
        } catch (TimeoutException e) {
            return Optional.of("It hangs:\n" + threads());
        }
    }

    private static String threads() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            text.append(thread.getName()).append('\n');
            Stream.of(stack).forEach(frame -> text.append("\tat ").append(frame).append('\n'));
        });
        return text.toString();
    }

    private static String leftOfFetching() {
        if (!Files.exists(cache())) {
            return "";
        }
        try (Stream<Path> all = Files.walk(cache())) {
            return all.map(Path::toString)
                    .filter(each -> each.matches("(?i).*(\\.tmp|temp|incoming|\\.part).*"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
