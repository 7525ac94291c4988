package io.github.runner4j.testkit.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.process.Sockets;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2030-01-01T00:00:00Z"));
    private final Networks networks =
            new Networks(new Surroundings(Dialect.DOCKER_20_10, clock, Runnable::run, new Ids(), new EventLog(clock)));

    private record Container(String id, String name, Sockets sockets) implements Member {}

    @Test
    void givesTheLowestFreeAddressWhileAContainerRuns() {
        Membership one = membership("one", "default", Map.of());
        Membership two = membership("two", "", Map.of());

        one.start();
        two.start();

        assertThat(address(one)).isEqualTo("172.17.0.2");
        assertThat(address(two)).isEqualTo("172.17.0.3");
        one.stop();
        Membership three = membership("three", "bridge", Map.of());
        three.start();
        assertThat(address(three)).isEqualTo("172.17.0.2");
        assertThat(one.connections().get(0).endpoint()).isEmpty();
    }

    @Test
    void choosesRangesThatAreFree() {
        Network first = networks.create(NetworkSpec.named("a"), true).network();
        Network second = networks.create(NetworkSpec.named("b"), true).network();

        assertThat(first.gateway()).isEqualTo("172.18.0.1");
        assertThat(second.gateway()).isEqualTo("172.19.0.1");
    }

    @Test
    void knowsTheOthersOfANetworkThatSomebodyMadeByName() {
        networks.create(NetworkSpec.named("net"), true);
        Membership web = membership("web", "net", Map.of());
        EndpointSpec aliased = new EndpointSpec(null, null, List.of("database"), "", null);
        Membership db = membership("db", "net", Map.of("net", aliased));

        web.start();
        db.start();

        assertThat(web.neighbours().resolve("db")).contains("172.18.0.3");
        assertThat(web.neighbours().resolve("DATABASE")).contains("172.18.0.3");
        assertThat(web.neighbours().resolve("db-id-012345")).contains("172.18.0.3");
        db.stop();
        assertThat(web.neighbours().resolve("db")).isEmpty();
    }

    @Test
    void knowsNoNamesOnTheDefaultBridge() {
        Membership web = membership("web", "bridge", Map.of());
        Membership db = membership("db", "bridge", Map.of());

        web.start();
        db.start();

        assertThat(web.neighbours().resolve("db")).isEmpty();
        assertThatThrownBy(() -> web.neighbours().connect("172.17.0.3", 80)).hasMessage("Connection refused");
    }

    @Test
    void joinsNoNetworkWhenOneRefuses() {
        networks.create(NetworkSpec.named("a"), true);
        Membership container = membership("c", "a", Map.of());
        container.connect("nosuch", EndpointSpec.PLAIN);

        assertThatThrownBy(container::start).hasMessage("network nosuch not found");

        networks.remove("a");
        assertThat(networks.list()).extracting(Network::name).containsExactly("none", "host", "bridge");
    }

    @Test
    void refusesToRemoveANetworkThatIsInUse() {
        Network network = networks.create(NetworkSpec.named("a"), true).network();
        Membership container = membership("c", "a", Map.of());
        container.start();

        assertThatThrownBy(() -> networks.remove("a"))
                .hasMessage("error while removing network: network a id " + network.id() + " has active endpoints");
    }

    private Membership membership(String name, String mode, Map<String, EndpointSpec> wanted) {
        Member member = new Container(name + "-id-0123456789", name, new Sockets());
        return new Membership(networks, member, mode, wanted, Dialect.DOCKER_20_10);
    }

    private static String address(Membership of) {
        return of.connections().get(0).endpoint().orElseThrow().address();
    }
}
