package io.github.runner4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.Runner;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testkit.assertions.RunnerAssertions;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import io.github.runner4j.testkit.memory.InMemorySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RunnerExtensionTest {

    /** What the tests of the cases were given. */
    private static final List<Object> GIVEN = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void forget() {
        GIVEN.clear();
    }

    private static Instance launch(Runner runner) {
        return runner.component("hello").source(InMemorySource.of("hello")).start();
    }

    @RunnerTest
    static class Parameters {

        @Test
        void starts(Runner runner, InMemoryPorts ports) {
            Instance instance = launch(runner);

            RunnerAssertions.assertThat(instance).isRunning();
            assertThat(ports.engine().containers()).hasSize(1);
        }

        @Test
        void reaches(FakeDocker docker) {
            assertThat(Daemon.post(docker, "/containers/create", "{\"Image\":\"none\"}"))
                    .startsWith("HTTP/1.1 404");
            RunnerAssertions.assertThat(docker).received("POST", "/containers/create");
        }

        @Test
        void commits(GitRepositories git) {
            git.create("app.git").commit(Map.of("Dockerfile", "FROM scratch\n"));
        }
    }

    @Test
    void givesParameters() {
        Run.of(Parameters.class).passed(3);
    }

    static class BaseOfFields {

        @Injected
        private FakeDocker docker;

        FakeDocker inherited() {
            return docker;
        }
    }

    @RunnerTest
    static class Fields extends BaseOfFields {

        @Injected
        Runner runner;

        @Injected
        private InMemoryPorts ports;

        @Injected
        private GitRepositories git;

        private FakeDocker before;

        @BeforeEach
        void keep(FakeDocker given) {
            before = given;
        }

        @Test
        void areSet() {
            launch(runner);

            assertThat(ports.engine().containers()).hasSize(1);
            assertThat(git).isNotNull();
        }

        @Test
        void areWhatParametersAre(
                Runner given, InMemoryPorts samePorts, GitRepositories sameGit, FakeDocker sameDocker) {
            assertThat(List.of(given, samePorts, sameGit, sameDocker)).containsExactly(runner, ports, git, inherited());
            assertThat(before).isSameAs(inherited());
        }
    }

    @Test
    void setsFields() {
        Run.of(Fields.class).passed(2);
    }

    @RunnerTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class Two {

        @Injected
        private InMemoryPorts ports;

        @Test
        void first(Runner runner, FakeDocker docker, GitRepositories git) {
            GIVEN.addAll(List.of(ports, runner, docker, git));
        }

        @Test
        void second(Runner runner, FakeDocker docker, GitRepositories git) {
            GIVEN.addAll(List.of(ports, runner, docker, git));
        }
    }

    @Test
    void givesEachTestItsOwn() {
        Run.of(Two.class).passed(2);

        assertThat(GIVEN).hasSize(8).doesNotHaveDuplicates();
    }

    @RunnerTest
    static class Closed {

        @Test
        void uses(Runner runner, FakeDocker docker, GitRepositories git) {
            GIVEN.addAll(List.of(runner, docker, git.create("app.git").directory()));
        }

        @AfterEach
        void stillHas(Runner runner, FakeDocker docker, GitRepositories git) {
            launch(runner);
            Daemon.post(docker, "/containers/prune", "");
            git.create("late.git");
        }
    }

    @Test
    void closesWhatItGaveAfterTheTestsOwnMethods() {
        Run.of(Closed.class).passed(1);

        assertThatThrownBy(() -> launch((Runner) GIVEN.get(0))).hasMessageContaining("closed");
        assertThatThrownBy(() -> Daemon.post((FakeDocker) GIVEN.get(1), "/_ping", ""))
                .hasMessageContaining("refused");
        assertThat((Path) GIVEN.get(2)).doesNotExist();
    }

    @RunnerTest
    static class Outer {

        @Injected
        private FakeDocker docker;

        @Nested
        class Inner {

            @Injected
            private FakeDocker same;

            @Test
            void hasBoth() {
                assertThat(same).isNotNull().isSameAs(docker);
            }
        }
    }

    @Test
    void worksInNestedClasses() {
        Run.of(Outer.class).passed(1);
    }

    static class OfItsOwn {

        @RegisterExtension
        static final RunnerExtension EXTENSION = RunnerExtension.inMemory(ports -> {
            GIVEN.add(ports);
            return ports.runner();
        });

        @Test
        void starts(Runner runner, InMemoryPorts ports) {
            assertThat(GIVEN).containsExactly(ports);
            launch(runner);
        }
    }

    @Test
    void makesRunnersInATestsOwnWay() {
        Run.of(OfItsOwn.class).passed(1);
    }

    static class OverTheDaemon {

        @RegisterExtension
        static final RunnerExtension EXTENSION = RunnerExtension.with(docker -> {
            GIVEN.add(docker);
            return InMemoryPorts.create().runner();
        });

        @Test
        void starts(Runner runner, FakeDocker docker) {
            assertThat(GIVEN).containsExactly(docker);
            launch(runner);
        }
    }

    @Test
    void makesRunnersOverTheFakeDaemon() {
        Run.of(OverTheDaemon.class).passed(1);
    }

    @RunnerTest
    static class Constructed {

        private final FakeDocker docker;

        Constructed(FakeDocker docker) {
            this.docker = docker;
        }

        @Test
        void hasTheSame(FakeDocker given) {
            assertThat(docker).isSameAs(given);
        }
    }

    @Test
    void givesParametersToConstructorsOfEachTest() {
        Run.of(
                        Constructed.class,
                        Map.of(
                                "junit.jupiter.extensions.testinstantiation.extensioncontextscope.default",
                                "test_method"))
                .passed(1);
    }

    @Test
    void givesNothingThatTestsWouldShare() {
        assertThat(Run.of(Constructed.class).failure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("FakeDocker");
    }

    @RunnerTest
    static class Others {

        @Test
        void has(TestInfo info) {
            assertThat(info.getDisplayName()).contains("has");
        }
    }

    @Test
    void leavesOtherParametersToOthers() {
        Run.of(Others.class).passed(1);
    }

    @RunnerTest
    static class UnknownType {

        @Injected
        private String words;

        @Test
        void never() {}
    }

    @Test
    void refusesAFieldOfAnotherType() {
        assertThat(Run.of(UnknownType.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("The field words of UnknownType cannot be @Injected: it is a String, and only a Runner,"
                        + " FakeDocker, GitRepositories or InMemoryPorts is given.");
    }

    @RunnerTest
    static class StaticField {

        @Injected
        private static FakeDocker docker;

        @Test
        void never() {}
    }

    @Test
    void refusesAFieldThatTestsWouldShare() {
        assertThat(Run.of(StaticField.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("The field docker of StaticField cannot be @Injected: it is static or final, and each test"
                        + " sets it anew.");
    }

    @RunnerTest
    static class Twice {

        @RegisterExtension
        static final RunnerExtension EXTENSION = RunnerExtension.inMemory(InMemoryPorts::runner);

        @Test
        void never(Runner runner) {
            launch(runner);
        }
    }

    @Test
    void refusesTwoExtensionsOfOneTest() {
        assertThat(Run.of(Twice.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("one RunnerExtension");
    }

    static final class Refusing implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            throw new IllegalStateException("not today");
        }
    }

    @ExtendWith(Refusing.class)
    @RunnerTest
    static class AfterAnother {

        @Test
        void never(Runner runner) {
            launch(runner);
        }
    }

    @Test
    void addsNothingToTheFailureOfAnExtensionBeforeIt() {
        Throwable failure = Run.of(AfterAnother.class).failure();

        assertThat(failure).hasMessage("not today").hasNoSuppressedExceptions();
    }
}
