package io.github.runner4j.docker.faults;

import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.FaultRule;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.files.Content;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Draws rules of faults: every kind of fault, at every moment that it fits, once, each time or now and then. */
final class RandomFaults {

    private static final List<Integer> STATUSES =
            List.of(400, 401, 403, 404, 406, 409, 413, 429, 500, 501, 502, 503, 504);

    /** Of what a real engine says, and of what none says. */
    private static final List<String> MESSAGES = List.of(
            "",
            "it did not work",
            "layer does not exist",
            "No such container: web",
            "driver failed programming external connectivity on endpoint web: Bind for 127.0.0.1:8080 failed: port is already allocated",
            "context deadline exceeded",
            "toomanyrequests: too many requests",
            "unauthorized: authentication required",
            "dial tcp: lookup registry.example: no such host",
            "<html><body>Bad gateway</body></html>");

    private static final List<Moment> MOMENTS = moments();

    private final SplittableRandom random;

    RandomFaults(SplittableRandom random) {
        this.random = random;
    }

    /** The kind is drawn first, so that those which fit few moments come as often as the others. */
    FaultRule draw() {
        Fault fault = fault();
        List<Moment> fitting = MOMENTS.stream().filter(fault::fits).toList();
        FaultRule rule = fault.at(oneOf(fitting));
        return fault instanceof Fault.ClockSkew ? rule : howOften(rule);
    }

    private Fault fault() {
        return switch (random.nextInt(15)) {
            case 0 -> Fault.refuse();
            case 1 -> Fault.stall();
            case 2 -> Fault.delay(upToMillis(200));
            case 3 -> Fault.slow(random.nextInt(1, 64), upToMillis(10));
            case 4 -> Fault.cut();
            case 5, 6 -> Fault.status(oneOf(STATUSES), oneOf(MESSAGES));
            case 7 -> answer();
            case 8 -> Fault.malformedJson();
            case 9 -> Fault.halfFrame();
            case 10 -> Fault.daemonRestart();
            case 11 -> Fault.daemonGone();
            case 12 -> Fault.diskFull();
            case 13 ->
                random.nextBoolean() ? Fault.exit(random.nextInt(256), upToMillis(50)) : Fault.oomKill(upToMillis(50));
            default -> Fault.clockSkew(Duration.ofMinutes(random.nextInt(-100_000, 100_000)));
        };
    }

    private Fault answer() {
        return switch (random.nextInt(4)) {
            case 0 -> Fault.answer(502, "text/html", Content.of("<html><body>Bad gateway</body></html>"));
            case 1 -> Fault.answer(200, "application/json", Content.of("{}"));
            case 2 -> Fault.answer(200, "application/json", Content.of("[null]"));
            default -> Fault.answer(200, "text/plain", Content.of(""));
        };
    }

    private FaultRule howOften(FaultRule rule) {
        return switch (random.nextInt(4)) {
            case 0 -> rule.once();
            case 1 -> rule.after(random.nextInt(10)).once();
            case 2 -> rule.everyNth(random.nextInt(2, 6));
            default -> random.nextBoolean() ? rule : rule.random(random.nextLong(), random.nextDouble());
        };
    }

    private Duration upToMillis(int most) {
        return Duration.ofMillis(random.nextInt(most + 1));
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<Moment> moments() {
        Stream<Moment> steps = IntStream.rangeClosed(1, 4).mapToObj(Moment::imageBuildStep);
        Stream<Moment> bytes = LongStream.of(0, 1, 7, 60, 500).mapToObj(Moment::afterBytes);
        Stream<Moment> others = Stream.of(Moment.CONTAINER_RUNNING, Moment.EXEC_RUNNING, Moment.CLOCK);
        return Stream.of(Moment.wire().stream(), Moment.engine().stream(), steps, bytes, others)
                .flatMap(each -> each)
                .toList();
    }
}
