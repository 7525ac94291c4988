package io.github.runner4j.testkit.junit;

import io.github.runner4j.Runner;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.internal.leak.Leftovers;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives tests what they ask for, by the type of a parameter or of a field that is {@link Injected}: a
 * {@link io.github.runner4j.Runner}, the {@link io.github.runner4j.testkit.memory.InMemoryPorts} it stands on, a
 * {@link io.github.runner4j.testkit.daemon.FakeDocker}, and {@link io.github.runner4j.testkit.git.GitRepositories}. Each test has
 * its own, made when it is first asked for, and closed after its {@code @AfterEach} methods.
 *
 * <p>A test fails that leaves something behind, by name: a container on the engine in memory or on the fake daemon, a thread of the
 * library, a socket that is listened on or whose other end is gone, a temporary file of the library. Sockets are looked at on Linux
 * alone, virtual threads from Java 21 on. Tests that run side by side in one JVM would be blamed for each other, and a test for the
 * threads that a runner or a fake daemon makes which it shares with others. When the test has failed already, that failure holds
 * the news of what was left.
 *
 * <p>When a test fails, the calls that the fake daemon received are added to the failure, and to the report.
 *
 * <p>Runners stand on ports in memory. Tests that have another engine name it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RunnerExtension EXTENSION =
 *         RunnerExtension.with(fake -> DockerRunner.builder().daemon(fake.uri().toString()).build());
 * }</pre>
 */
public final class RunnerExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunnerExtension.class);

    private final Function<Fixtures, Runner> runners;
    private final boolean containersMayStay;

    /** An extension whose runners stand on ports in memory, with default settings. */
    public RunnerExtension() {
        this(fixtures -> fixtures.ports().runner(), false);
    }

    private RunnerExtension(Function<Fixtures, Runner> runners, boolean containersMayStay) {
        this.runners = runners;
        this.containersMayStay = containersMayStay;
    }

    /**
     * An extension whose runners use the fake daemon.
     *
     * @param factory makes a runner for a test
     * @return the extension, to be registered
     */
    public static RunnerExtension with(Function<FakeDocker, Runner> factory) {
        return new RunnerExtension(fixtures -> factory.apply(fixtures.docker()), false);
    }

    /**
     * An extension whose runners stand on ports in memory, in a way of their own.
     *
     * @param factory makes a runner for a test: {@code ports -> ports.assembly().settings(mine).build()}
     * @return the extension, to be registered
     */
    public static RunnerExtension inMemory(Function<InMemoryPorts, Runner> factory) {
        return new RunnerExtension(fixtures -> factory.apply(fixtures.ports()), false);
    }

    /**
     * The same for tests that leave containers on purpose.
     *
     * @return a new extension that does not look for containers
     */
    public RunnerExtension containersMayStay() {
        return new RunnerExtension(runners, true);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Watched watched = watched(context);
        if (watched.owner() != this) {
            throw new ExtensionConfigurationException("A test has one RunnerExtension: either that of @RunnerTest, or"
                    + " the one that is registered in a field.");
        }
        for (Object each : context.getRequiredTestInstances().getAllInstances()) {
            InjectedField.of(each).forEach(field -> field.set(watched.fixtures()));
        }
    }

    /** Made by the first who asks: before the test, or, for a parameter of its constructor, even earlier. */
    private Watched watched(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Watched.class,
                        key -> new Watched(this, new Fixtures(runners), Leftovers.since()),
                        Watched.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isPresent()
                && Fixtures.gives(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return watched(context).fixtures().get(parameter.getParameter().getType());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Watched watched = context.getStore(NAMESPACE).get(Watched.class, Watched.class);
        // None when what comes before this extension has failed.
        if (watched != null && watched.owner() == this) {
            boolean interrupted = Thread.interrupted();
            try {
                end(watched, context);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void end(Watched watched, ExtensionContext context) {
        Optional<Throwable> failure =
                context.getExecutionException().filter(each -> !(each instanceof TestAbortedException));
        failure.ifPresent(each -> tellCalls(each, watched.fixtures(), context));
        try {
            watched.end(containersMayStay);
        } catch (RuntimeException | Error e) {
            if (failure.isEmpty()) {
                tellCalls(e, watched.fixtures(), context);
            }
            throw e;
        }
    }

    private static void tellCalls(Throwable failure, Fixtures fixtures, ExtensionContext context) {
        List<String> calls = fixtures.calls();
        if (!calls.isEmpty()) {
            String told = String.join("\n  ", calls);
            AssertionError carrier = new AssertionError("The fake daemon received:\n  " + told);
            carrier.setStackTrace(new StackTraceElement[0]);
            failure.addSuppressed(carrier);
            context.publishReportEntry("calls of the fake daemon", told);
        }
    }
}
