package io.github.runner4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.runner4j.Runner;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.WhenClosed;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import io.github.runner4j.testkit.memory.InMemorySource;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class LeaksTest {

    /** What the tests of the cases leave open. */
    private static final Deque<AutoCloseable> LEFT = new ArrayDeque<>();

    private static <T extends AutoCloseable> T leave(T open) {
        LEFT.push(open);
        return open;
    }

    @AfterEach
    void close() throws Exception {
        while (!LEFT.isEmpty()) {
            LEFT.pop().close();
        }
    }

    private static void launch(Runner runner) {
        runner.component("hello").source(InMemorySource.of("hello")).start();
    }

    private static Runner leaving(InMemoryPorts ports) {
        Settings settings = Settings.builder().whenClosed(WhenClosed.LEAVE).build();
        return ports.assembly().settings(settings).build();
    }

    @RunnerTest
    static class Tidy {

        @Test
        void launches(Runner runner) {
            launch(runner);
        }

        @Test
        void usesTheFakeDaemon(FakeDocker docker) {
            Daemon.starts(docker, "short", "0", true);
        }

        @Test
        void usesRepositories(GitRepositories git) {
            git.create("app.git").commit(Map.of("Dockerfile", "FROM scratch\n"));
            git.startDaemon();
            read(git.startHttp().url("app.git"));
        }

        private static void read(String url) {
            assertThatCode(() -> Git.lsRemoteRepository().setRemote(url).call()).doesNotThrowAnyException();
        }

        @Test
        void makesItsOwn() {
            try (FakeDocker docker = FakeDocker.start();
                    Runner runner = InMemoryPorts.create().runner()) {
                Daemon.starts(docker, "own", "60", false);
                launch(runner);
            }
        }
    }

    @Test
    void passesATestThatLeavesNothing() {
        Run.of(Tidy.class).passed(4);
    }

    @RunnerTest
    static class KeepsAConnection {

        @Test
        void ofTheJvmsOwnClient(FakeDocker docker) throws IOException {
            URI ping = URI.create("http://" + docker.uri().getAuthority() + "/_ping");
            HttpURLConnection connection = (HttpURLConnection) ping.toURL().openConnection();

            connection.getInputStream().readAllBytes();
        }
    }

    @Test
    void passesATestWhoseConnectionTheJvmKeepsForAMoment() {
        Run.of(KeepsAConnection.class).passed(1);
    }

    static class ContainerInMemory {

        @RegisterExtension
        static final RunnerExtension EXTENSION = RunnerExtension.inMemory(LeaksTest::leaving);

        @Test
        void stays(Runner runner) {
            launch(runner);
        }
    }

    @Test
    void namesAContainerInMemory() {
        assertThat(Run.of(ContainerInMemory.class).failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("The test left behind:\n  container \\S*hello\\S* \\(running\\)");
    }

    @RunnerTest
    static class ContainerOnTheFake {

        @Test
        void stays(FakeDocker docker) {
            Daemon.starts(docker, "web", "60", false);
        }
    }

    @Test
    void namesAContainerOnTheFakeDaemon() {
        Run run = Run.of(ContainerOnTheFake.class);

        assertThat(run.failure())
                .isInstanceOf(AssertionError.class)
                .hasMessage("The test left behind:\n  container web (running)");
        assertThat(Run.suppressed(run.failure())).singleElement().asString().contains("POST /containers/web/start 204");
    }

    @RunnerTest
    static class ContainerBehindAFault {

        @Test
        void stays(FakeDocker docker) {
            Daemon.post(docker, "/containers/create?name=web", "{\"Image\":\"busybox\"}");
            docker.faults().at(Moment.BEFORE_HEADERS, Fault.status(500, "out of order"));
        }
    }

    @Test
    void findsContainersOfADaemonThatIsOutOfOrder() {
        assertThat(Run.of(ContainerBehindAFault.class).failure())
                .hasMessage("The test left behind:\n  container web (created)");
    }

    static class ContainersMayStay {

        @RegisterExtension
        static final RunnerExtension EXTENSION =
                RunnerExtension.inMemory(LeaksTest::leaving).containersMayStay();

        @Test
        void staysInMemory(Runner runner) {
            launch(runner);
        }

        @Test
        void staysOnTheFakeDaemon(FakeDocker docker) {
            Daemon.starts(docker, "web", "60", false);
        }
    }

    @Test
    void passesATestWhoseContainersMayStay() {
        Run.of(ContainersMayStay.class).passed(2);
    }

    @RunnerTest
    static class ThreadOfARunner {

        @Test
        void stays() {
            launch(leave(InMemoryPorts.create().runner()));
        }
    }

    /** They are virtual ones where the JVM has them. */
    @Test
    void namesThreadsOfARunner() {
        assertThat(Run.of(ThreadOfARunner.class).failure())
                .hasMessageMatching("The test left behind:(\n  thread runner-(worker|timer)-\\d+)+")
                .hasMessageContaining("thread runner-worker-");
    }

    static class Everything {

        @RegisterExtension
        static final RunnerExtension EXTENSION = new RunnerExtension().containersMayStay();

        @Test
        void stays() throws IOException {
            leave(FakeDocker.start());
            leave(GitRepositories.create());
            leave(new ServerSocket(0));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesThreadsAndSocketsAndTemporaryFiles() {
        Throwable failure = Run.of(Everything.class).failure();

        int port = ((ServerSocket) LEFT.element()).getLocalPort();
        assertThat(failure)
                .hasMessageContaining("\n  thread runner-testkit-loop-1")
                .hasMessageContaining("\n  socket listening on port " + port)
                .hasMessageContaining("\n  file ")
                .hasMessageContaining("/runner4j-git-");
    }

    @RunnerTest
    static class Fails {

        @Test
        void andLeavesSomething(FakeDocker docker) {
            Daemon.starts(docker, "web", "60", false);
            throw new IllegalStateException("the test's own");
        }
    }

    @Test
    void doesNotHideTheFailureOfTheTest() {
        Throwable failure = Run.of(Fails.class).failure();

        assertThat(failure).hasMessage("the test's own");
        assertThat(Run.suppressed(failure))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("The fake daemon received:"))
                .contains("The test left behind:\n  container web (running)");
    }

    @RunnerTest
    static class IsSkipped {

        @Test
        void butLeavesSomething(FakeDocker docker) {
            Daemon.starts(docker, "web", "60", false);
            Assumptions.abort("not here");
        }
    }

    @Test
    void failsATestThatIsSkippedHalfWay() {
        assertThat(Run.of(IsSkipped.class).failure()).hasMessageContaining("container web (running)");
    }

    static class CannotBeClosed {

        @RegisterExtension
        static final RunnerExtension EXTENSION = RunnerExtension.inMemory(ports -> {
            Runner runner = leaving(ports);
            return (Runner) Proxy.newProxyInstance(
                    Runner.class.getClassLoader(), new Class<?>[] {Runner.class}, (proxy, method, arguments) -> {
                        Object result = method.invoke(runner, arguments);
                        if (method.getName().equals("close")) {
                            throw new IllegalStateException("cannot be closed");
                        }
                        return result;
                    });
        });

        @Test
        void andLeavesSomething(Runner runner) {
            launch(runner);
        }
    }

    @Test
    void looksForTheRestWhenSomethingDoesNotClose() {
        Throwable failure = Run.of(CannotBeClosed.class).failure();

        assertThat(failure).hasMessage("cannot be closed");
        assertThat(Run.suppressed(failure)).singleElement().asString().contains("hello");
    }

    @RunnerTest
    static class Interrupted {

        @Test
        void first(Runner runner, GitRepositories git) {
            launch(runner);
            Thread.currentThread().interrupt();
        }

        @Test
        void second(Runner runner, GitRepositories git) {
            launch(runner);
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void looksAfterATestThatLeavesItsThreadInterrupted() {
        leave(Thread::interrupted);

        Run.of(Interrupted.class).passed(2);
    }
}
