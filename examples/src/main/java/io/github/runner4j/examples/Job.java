package io.github.runner4j.examples;

import io.github.runner4j.Operation;
import io.github.runner4j.RunBuilder;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.RunEvent.StateChanged;
import io.github.runner4j.instance.Endpoint;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.instance.LogSubscription;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The main job: launch, tell where it is reached, follow its log until somebody stops it or it ends. */
final class Job {

    static final int WELL = 0;
    static final int BADLY = 1;

    private static final int SHORT_ID = 12;

    /** Events come on another thread; the last one before "ready" is not far behind. */
    private static final long LAST_EVENT_SECONDS = 5;

    private final Output output;
    private final boolean keep;
    private final CountDownLatch running = new CountDownLatch(1);

    Job(Output output, boolean keep) {
        this.output = output;
        this.keep = keep;
    }

    /** Runs it to its end. An interrupt ends it early. */
    int run(RunBuilder launch) throws InterruptedException {
        Instance instance = await(launch.onEvent(this::hear).launch());
        running.await(LAST_EVENT_SECONDS, TimeUnit.SECONDS);
        output.ready(instance, endpoint(instance));
        if (keep) {
            output.kept("docker rm --force " + instance.containerId().substring(0, SHORT_ID));
            return WELL;
        }
        try {
            return follow(instance);
        } finally {
            // A second Ctrl-C must not end the removal, nor the first one that has been heard.
            boolean interrupted = Thread.interrupted();
            instance.stop();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Instance await(Operation<Instance> launch) throws InterruptedException {
        try {
            return launch.await();
        } catch (InterruptedException e) {
            launch.cancel();
            throw e;
        }
    }

    private int follow(Instance instance) throws InterruptedException {
        try (LogSubscription log = instance.follow(LogQuery.all(), output::log)) {
            log.await();
        }
        OptionalInt exitCode = instance.exitCode();
        exitCode.ifPresent(output::ended);
        return exitCode.orElse(BADLY) == 0 ? WELL : BADLY;
    }

    private void hear(RunEvent event) {
        output.event(event);
        if (event instanceof StateChanged it && it.state() == InstanceState.RUNNING) {
            running.countDown();
        }
    }

    private static Optional<String> endpoint(Instance instance) {
        return instance.endpoints().stream()
                .filter(each -> each.protocol().equals("tcp"))
                .findFirst()
                .map(Job::uri);
    }

    private static String uri(Endpoint endpoint) {
        return endpoint.uri("http").toString();
    }
}
