package io.github.runner4j.docker.faults;

import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What is done with a runner, and what goes wrong meanwhile, all drawn from a seed.
 *
 * @param seed the seed
 * @param component which of the repository's components is launched
 * @param rules what goes wrong
 * @param early whether it goes wrong from the beginning, or only once the runner is there
 * @param deadline how long a launch may take
 * @param cancelAt the event of the first launch at which that is cancelled
 * @param whenRunning what a launch does with the instances of earlier ones
 * @param steps what is done after the first launch
 */
record Schedule(
        long seed,
        Component component,
        List<FaultRule> rules,
        boolean early,
        Duration deadline,
        Optional<Integer> cancelAt,
        WhenRunning whenRunning,
        List<Step> steps) {

    /** A directory of the repository. */
    enum Component {
        /** Answers on a port. */
        WEB,
        /** Has steps to build, and is asked by a command whether it is ready. */
        WORKER,
        /** Has an image below that is pulled first. */
        PULLED;

        String directory() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be done with a runner or with its instance. */
    enum Step {
        LAUNCH,
        PLAN,
        LIST,
        PROBE,
        LOGS,
        EXEC,
        SAMPLE,
        UPDATE,
        RESTART,
        STOP,
        CLEAN_UP
    }

    private static final int FIRST_OF_ERRORS = 400;
    private static final int NOT_FOUND = 404;

    /** Nothing goes wrong, so nothing has an excuse to take long. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private static final List<Duration> DEADLINES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(2));

    static Schedule of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomFaults faults = new RandomFaults(random);
        List<FaultRule> rules =
                Stream.generate(faults::draw).limit(random.nextInt(4)).toList();
        return new Schedule(
                seed,
                oneOf(Component.values(), random),
                rules,
                random.nextInt(4) == 0,
                rules.isEmpty() ? PATIENT : DEADLINES.get(random.nextInt(DEADLINES.size())),
                random.nextInt(5) == 0 ? Optional.of(random.nextInt(30)) : Optional.empty(),
                oneOf(WhenRunning.values(), random),
                Stream.generate(() -> oneOf(Step.values(), random))
                        .limit(random.nextInt(4))
                        .toList());
    }

    /** Whether each thing that is done must go well. */
    boolean harmless() {
        return rules.isEmpty() && cancelAt.isEmpty();
    }

    /** Whether the engine may say that something is done, or not there, and it is not so: a runner has to believe it. */
    boolean lies() {
        return rules.stream()
                .map(FaultRule::fault)
                .anyMatch(fault -> fault instanceof Fault.OtherAnswer answer && answer.status() < FIRST_OF_ERRORS
                        || fault instanceof Fault.Status status && status.status() == NOT_FOUND);
    }

    private static <T> T oneOf(T[] all, SplittableRandom random) {
        return all[random.nextInt(all.length)];
    }
}
