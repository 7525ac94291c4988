package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The obligations about the ports that containers publish. */
abstract class EnginePortsContract extends EngineLifeContract {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONTAINER_PORT = 8080;

    EnginePortsContract() {}

    /**
     * Lets another program hold a port of the engine's host. Override this for an engine that is not on this machine.
     *
     * @return a port, 1 to 65535, that stays taken until the end of the test; by default one that this process listens on
     */
    protected int takenPort() {
        try {
            ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            closeAfterTest(holder);
            return holder.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PortBinding on(int hostPort) {
        return new PortBinding(CONTAINER_PORT, "tcp", LOOPBACK, hostPort);
    }

    private int portOf(String id) {
        return state(id).ports().get(0).hostPort();
    }

    @Test
    void ce4_aPortHeldByAContainerIsInUse() {
        int port = portOf(start(ContractProgram.running(), on(0)));
        String second = create(ContractProgram.running(), on(port));

        assertCode(ErrorCode.PORT_ALREADY_IN_USE, () -> engine().start(second, context));

        assertThat(state(second).status()).isNotEqualTo(ContainerStatus.RUNNING);
        engine().remove(second, context);
        assertThat(engine().inspect(second, context)).isEmpty();
    }

    @Test
    void ce4_aPortHeldByAnotherProgramIsInUse() {
        String id = create(ContractProgram.running(), on(takenPort()));

        assertCode(ErrorCode.PORT_ALREADY_IN_USE, () -> engine().start(id, context));
    }

    @Test
    void ce4_aPortIsFreeAgainOnceItsContainerIsGone() {
        String first = start(ContractProgram.running(), on(0));
        int port = portOf(first);
        engine().remove(first, context);

        String second = start(ContractProgram.running(), on(port));

        assertThat(portOf(second)).isEqualTo(port);
    }

    @Test
    void ce5_listTellsThePorts() {
        String id = start(ContractProgram.running(), on(0));

        assertThat(engine().list(labels, context))
                .filteredOn(each -> each.id().equals(id))
                .flatExtracting(ContainerState::ports)
                .isEqualTo(state(id).ports());
    }

    @Test
    void ce11_theEngineChoosesAPort() {
        String first = start(ContractProgram.running(), on(0));
        String second = start(ContractProgram.running(), on(0));

        assertThat(state(first).ports()).singleElement().satisfies(published -> {
            assertThat(published.containerPort()).isEqualTo(CONTAINER_PORT);
            assertThat(published.protocol()).isEqualTo("tcp");
            assertThat(published.address()).isEqualTo(LOOPBACK);
            assertThat(published.hostPort()).isPositive();
        });
        assertThat(portOf(second)).isPositive().isNotEqualTo(portOf(first));
    }
}
