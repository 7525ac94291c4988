package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.Operation;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Endpoint;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testing.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostPortsTest {

    private final House house = House.open();

    @AfterEach
    void close() {
        house.close();
    }

    private static ContainerException taken() {
        return new ContainerException(
                Failure.of(ErrorCode.PORT_ALREADY_IN_USE, "The engine says: address already in use."), null);
    }

    private static int port(Instance app, int containerPort) {
        return app.endpoint(containerPort).port();
    }

    @Test
    void twentyLaunchesThatPreferOnePortAllRun() throws InterruptedException {
        house.engine.taken(8081, 8083);
        List<Operation<Instance>> launches = IntStream.range(0, 20)
                .mapToObj(i -> house.component("c" + i)
                        .port(8080, port -> port.range(8081, 8090))
                        .launch())
                .toList();

        Set<Integer> ports = new HashSet<>();
        for (Operation<Instance> each : launches) {
            ports.add(port(each.await(), 8080));
        }

        assertThat(ports).hasSize(20).doesNotContain(8081, 8083);
        assertThat(house.engine.containers()).hasSize(20);
    }

    @Test
    void takesThePreferredPortWhenItIsFree() {
        assertThat(port(house.component("hello").port(8080).start(), 8080)).isEqualTo(8080);
        assertThat(port(
                        house.component("hello")
                                .port(80, port -> port.prefer(9000))
                                .start(),
                        80))
                .isEqualTo(9000);
    }

    @Test
    void goesThroughTheRangeBeforeAnyOther() {
        house.engine.taken(8080, 9000, 9001);

        Instance app = house.component("hello")
                .port(8080, port -> port.range(9000, 9002))
                .start();

        assertThat(port(app, 8080)).isEqualTo(9002);
    }

    @Test
    void triesAFreshContainerWhenARaceIsLost() {
        house.script.once("start", Script.fails(HostPortsTest::taken));

        Instance app = house.component("hello")
                .port(8080, port -> port.range(9000, 9001))
                .start();

        assertThat(port(app, 8080)).isEqualTo(9000);
        assertThat(house.engine.made()).isEqualTo(2);
        assertThat(house.engine.containers()).hasSize(1);
    }

    @Test
    void triesAgainWhenTheEngineComesTooLateForAPortOfItsOwnChoice() {
        house.script
                .once("start", Script.fails(HostPortsTest::taken))
                .once("start", Script.fails(HostPortsTest::taken));

        Instance app = house.component("hello").port(8080, port -> port.any()).start();

        assertThat(port(app, 8080)).isPositive();
    }

    @Test
    void givesUpWhenTheEngineNeverGivesAPort() {
        house.script.always("start", Script.fails(HostPortsTest::taken));

        RunnerException failure = house.failure(house.component("hello").port(8080));

        assertThat(failure.code()).isEqualTo(ErrorCode.PORT_ALREADY_IN_USE);
        assertThat(failure).hasMessageContaining("hello").hasMessageContaining("address already in use. Free it");
        house.assertNothingLeft();
    }

    @Test
    void namesEveryExactPortThatIsTakenAndItsHolder() throws IOException {
        try (House local = House.local();
                ServerSocket mine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunnerException failure = local.failure(local.component("hello")
                    .port(80, port -> port.exactly(mine.getLocalPort()))
                    .port(81, port -> port.exactly(other.getLocalPort()))
                    .port(82));

            assertThat(failure.code()).isEqualTo(ErrorCode.PORT_ALREADY_IN_USE);
            assertThat(failure)
                    .hasMessageContaining("hello")
                    .hasMessageContaining(mine.getLocalPort() + "/tcp")
                    .hasMessageContaining(other.getLocalPort() + "/tcp")
                    .hasMessageContaining("held by a program outside the engine");
            assertThat(local.engine.made()).isZero();
        }
    }

    @Test
    void leavesAloneWhatIsSeenToBeTakenOnThisMachine() throws IOException {
        try (House local = House.local();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Instance app = local.component("hello")
                    .port(80, port -> port.prefer(taken.getLocalPort()))
                    .start();

            assertThat(port(app, 80)).isNotEqualTo(taken.getLocalPort());
            assertThat(local.engine.made()).isEqualTo(1);
        }
    }

    @Test
    void namesTheContainerThatHoldsAnExactPortOfARemoteEngine() {
        house.component("first").port(80, port -> port.exactly(3000)).start();

        RunnerException failure = house.failure(house.component("second")
                .port(80, port -> port.exactly(3000))
                .port(90, port -> port.range(9_000, 9_999)));

        assertThat(failure).hasMessageContaining("3000/tcp").hasMessageContaining("held by the container first-");
        // One try tells; the range is not gone through in vain.
        assertThat(house.engine.made()).isEqualTo(2);
    }

    @Test
    void keepsTcpAndUdpApart() {
        Instance app =
                house.component("dns").port(5353).port(5353, port -> port.udp()).start();

        assertThat(app.endpoints()).extracting(Endpoint::port).containsExactly(5353, 5353);
    }

    @Test
    void givesReservedPortsBackAfterAFailure() {
        house.script.once("create", Script.fails(() -> new IllegalStateException("no")));
        house.failure(house.component("hello").port(8080));

        assertThat(port(house.component("hello").port(8080).start(), 8080)).isEqualTo(8080);
    }

    @Test
    void saysWhichPortsThereAreInsteadOfAMissingOne() {
        Instance app = house.component("hello").port(8080).start();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> app.endpoint(9)))
                .hasMessageContaining("does not publish port 9")
                .hasMessageContaining("[8080]");
    }
}
