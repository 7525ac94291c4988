package io.github.runner4j.docker.faults;

import io.github.runner4j.Operation;
import io.github.runner4j.RunBuilder;
import io.github.runner4j.Runner;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.Limits;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.docker.DockerRunner;
import io.github.runner4j.docker.faults.Schedule.Component;
import io.github.runner4j.docker.faults.Schedule.Step;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.testkit.daemon.FakeDocker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries a schedule out on a fake daemon of its own. For one thread. */
final class ScheduleRun {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** What an instance answers that an earlier step has stopped. */
    private static final Set<ErrorCode> AFTER_A_STOP =
            Set.of(ErrorCode.DOCKER_RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_CONFLICT);

    private final Schedule schedule;
    private final String repository;
    private final Path cache;
    private final Tally tally;
    private final List<RunnerException> failures = new ArrayList<>();
    private FakeDocker docker;
    private URI address;
    private Runner runner;
    private Instance instance;

    ScheduleRun(Schedule schedule, String repository, Path cache, Tally tally) {
        this.schedule = schedule;
        this.repository = repository;
        this.cache = cache;
        this.tally = tally;
    }

    /** Throws what is no failure of a {@link RunnerException}, or an assertion that does not hold. */
    void run() {
        docker = Daemons.start();
        address = docker.uri();
        try {
            if (schedule.early()) {
                goWrong();
            }
            attempt("BUILD", () -> runner = builder().build());
            if (runner != null) {
                goWrong();
                use();
                attempt("CLOSE", runner::close);
            }
            tally.ran(docker.faults().fired());
            docker.faults().clear();
            sweep();
        } finally {
            docker.close();
        }
    }

    private DockerRunner.Builder builder() {
        return DockerRunner.builder()
                .daemon(address.toString())
                .cacheDirectory(cache)
                .settings(settings -> settings.connectionTimeout(SHORTEST)
                        .fetchTimeout(SHORTEST.multipliedBy(30))
                        .stopGracePeriod(Duration.ZERO));
    }

    private void goWrong() {
        if (docker.faults().isEmpty()) {
            schedule.rules().forEach(docker.faults()::add);
        }
    }

    private void use() {
        attempt("LAUNCH", this::launch);
        for (Step each : schedule.steps()) {
            attempt(each.name(), () -> take(each));
        }
    }

    private void launch() {
        CountDownLatch moment = new CountDownLatch(1);
        AtomicInteger events = new AtomicInteger();
        Operation<Instance> launch = app().onEvent(event -> {
                    if (schedule.cancelAt()
                            .filter(at -> events.getAndIncrement() == at)
                            .isPresent()) {
                        moment.countDown();
                    }
                })
                .launch();
        try {
            if (schedule.cancelAt().isPresent()) {
                while (!launch.done() && !moment.await(1, TimeUnit.MILLISECONDS)) {
                    // Either comes soon.
                }
                launch.cancel();
            }
            instance = launch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunBuilder app() {
        RunBuilder app = runner.component(schedule.component().directory())
                .source(GitSource.of(repository))
                .subdirectory(schedule.component().directory())
                .whenRunning(schedule.whenRunning())
                .deadline(schedule.deadline());
        return schedule.component() == Component.WORKER ? app.healthCheck(HealthCheck.exec("true")) : app;
    }

    private void take(Step step) {
        switch (step) {
            case LAUNCH -> instance = app().start();
            case PLAN -> app().plan();
            case LIST -> runner.instances();
            case CLEAN_UP -> runner.cleanUp();
            default -> {
                if (instance != null) {
                    take(step, instance);
                }
            }
        }
    }

    private static void take(Step step, Instance instance) {
        switch (step) {
            case PROBE -> instance.probe();
            case LOGS -> instance.logs(LogQuery.all());
            case EXEC -> instance.exec("true");
            case SAMPLE -> instance.sample();
            case UPDATE -> instance.update(Limits.of(limits -> limits.memory("64m")));
            case RESTART -> instance.restart();
            default -> instance.stop();
        }
    }

    private void attempt(String what, Runnable action) {
        try {
            action.run();
            tally.succeeded(what);
        } catch (RunnerException e) {
            failures.add(e);
            tally.failed(what, e, schedule.seed());
        }
    }

    /** What a runner could not remove, it has said; and the next runner of its owner removes it. */
    private void sweep() {
        List<String> left = Daemons.containers(address);
        if (!left.isEmpty() && failures.isEmpty() && !schedule.lies()) {
            throw new AssertionError("Nobody was told that these are left: " + left);
        }
        try (Runner next = builder().build()) {
            next.cleanUp();
        }
        List<String> still = Daemons.containers(address);
        if (!still.isEmpty()) {
            throw new AssertionError("These are left for good: " + still);
        }
        failures.stream()
                .filter(each -> schedule.harmless() && !AFTER_A_STOP.contains(each.code()))
                .findFirst()
                .ifPresent(each -> {
                    throw new AssertionError("Nothing went wrong, but it failed", each);
                });
    }
}
