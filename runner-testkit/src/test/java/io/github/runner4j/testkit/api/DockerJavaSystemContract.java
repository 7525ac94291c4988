package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.PruneType;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What docker-java asks an engine about itself, its networks and its volumes. */
abstract class DockerJavaSystemContract extends DockerJavaContract {

    @Test
    @Sends("pingCmd")
    void pings() {
        docker().pingCmd().exec();
    }

    @Test
    @Sends("versionCmd")
    void asksForTheVersion() {
        assertThat(docker().versionCmd().exec().getApiVersion())
                .isEqualTo(target.dialect().apiVersion());
    }

    @Test
    @Sends("infoCmd")
    void asksForEverything() {
        assertThat(docker().infoCmd().exec().getOsType()).isEqualTo("linux");
    }

    @Test
    @Sends("authCmd")
    void logsIn() {
        AuthConfig nowhere =
                new AuthConfig().withUsername("a").withPassword("b").withRegistryAddress("127.0.0.1:1");

        assertThatThrownBy(() -> docker().authCmd().withAuthConfig(nowhere).exec())
                .hasMessageContaining("dial tcp 127.0.0.1:1: connect: connection refused");
    }

    @Test
    @Sends("eventsCmd")
    void listensToEvents() throws Exception {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        try (ResultCallback.Adapter<Event> listening = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Event event) {
                events.add(event);
            }
        }) {
            docker().eventsCmd()
                    .withLabelFilter(label())
                    .withEventFilter("create")
                    .exec(listening)
                    .awaitStarted();
            String id = busybox("seen", "true").exec().getId();

            Event event = events.poll(20, TimeUnit.SECONDS);

            assertThat(event.getAction()).isEqualTo("create");
            assertThat(event.getActor().getId()).isEqualTo(id);
        }
    }

    @Test
    @Sends("pruneCmd")
    void prunes() {
        busybox("over", "true").exec();

        docker().pruneCmd(PruneType.CONTAINERS).withLabelFilter(label()).exec();
        docker().pruneCmd(PruneType.NETWORKS).withLabelFilter(label()).exec();
        docker().pruneCmd(PruneType.VOLUMES).withLabelFilter(label()).exec();
        docker().pruneCmd(PruneType.IMAGES).withLabelFilter(label()).exec();

        assertThat(docker().listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(label()))
                        .exec())
                .isEmpty();
    }

    @Test
    @Sends({"createNetworkCmd", "inspectNetworkCmd", "listNetworksCmd", "removeNetworkCmd"})
    void makesANetwork() {
        String id = docker().createNetworkCmd()
                .withName(name("net"))
                .withCheckDuplicate(true)
                .exec()
                .getId();

        assertThat(docker().inspectNetworkCmd().withNetworkId(id).exec().getName())
                .isEqualTo(name("net"));
        assertThat(docker().listNetworksCmd().withNameFilter(name("net")).exec())
                .hasSize(1);
        docker().removeNetworkCmd(id).exec();
        assertThat(docker().listNetworksCmd().withNameFilter(name("net")).exec())
                .isEmpty();
    }

    @Test
    @Sends({"connectToNetworkCmd", "disconnectFromNetworkCmd"})
    void joinsANetwork() {
        String network =
                docker().createNetworkCmd().withName(name("net")).exec().getId();
        String id = started("member", "sleep", "60");

        docker().connectToNetworkCmd()
                .withNetworkId(network)
                .withContainerId(id)
                .exec();
        assertThat(docker().inspectContainerCmd(id).exec().getNetworkSettings().getNetworks())
                .containsKey(name("net"));
        docker().disconnectFromNetworkCmd()
                .withNetworkId(network)
                .withContainerId(id)
                .exec();
        assertThat(docker().inspectContainerCmd(id).exec().getNetworkSettings().getNetworks())
                .doesNotContainKey(name("net"));
    }

    @Test
    @Sends({"createVolumeCmd", "inspectVolumeCmd", "listVolumesCmd", "removeVolumeCmd"})
    void makesAVolume() {
        docker().createVolumeCmd().withName(name("vol")).exec();

        assertThat(docker().inspectVolumeCmd(name("vol")).exec().getDriver()).isEqualTo("local");
        assertThat(docker().listVolumesCmd().exec().getVolumes())
                .extracting(each -> each.getName())
                .contains(name("vol"));
        docker().removeVolumeCmd(name("vol")).exec();
        assertThatThrownBy(() -> docker().inspectVolumeCmd(name("vol")).exec()).isInstanceOf(NotFoundException.class);
    }
}
