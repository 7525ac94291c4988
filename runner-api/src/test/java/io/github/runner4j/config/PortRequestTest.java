package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.PortRequest.Range;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortRequestTest {

    private static final PortRequest PORT = PortRequest.of(80);

    @Test
    void prefersTheSameNumberOnLoopback() {
        assertThat(PORT)
                .isEqualTo(new PortRequest(80, "tcp", "127.0.0.1", OptionalInt.of(80), Optional.empty(), false))
                .hasToString("80/tcp");
    }

    @Test
    void keepsWhatIsWanted() {
        assertThat(PORT.prefer(90)).hasToString("80/tcp on host port 90").returns(false, PortRequest::exact);
        assertThat(PORT.exactly(90))
                .hasToString("80/tcp on host port 90 exactly")
                .returns(true, PortRequest::exact);
        assertThat(PORT.any()).hasToString("80/tcp on any host port");
        assertThat(PORT.range(90, 91)).hasToString("80/tcp or 90-91");
        assertThat(PORT.range(90, 91).prefer(95)).hasToString("80/tcp on host port 95 or 90-91");
        assertThat(PORT.range(90, 91).exactly(95).range()).isEmpty();
        assertThat(PORT.range(90, 91).any().range()).isEmpty();
        assertThat(PORT.exactly(90).any().exact()).isFalse();
        assertThat(PORT.exactly(90).prefer(91).exact()).isFalse();
        assertThat(PORT.exactly(90).range(90, 90).exact()).isFalse();
        assertThat(PORT.prefer(90).udp().address("0.0.0.0")).hasToString("80/udp on host port 90 at 0.0.0.0");
        assertThat(PORT.exactly(90).udp().address("::").exact()).isTrue();
    }

    @Test
    void takesNumbersToTheLast() {
        assertThat(PortRequest.of(1).exactly(65_535).hostPort()).hasValue(65_535);
        assertThat(PORT.range(1, 1).range()).contains(new Range(1, 1));
        assertThat(PORT.range(65_535, 65_535).range()).isPresent();
    }

    @Test
    void refusesPortsThatAreNone() {
        assertThatThrownBy(() -> PortRequest.of(0)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new PortRequest(0, "tcp", "127.0.0.1", OptionalInt.empty(), Optional.empty(), false))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> PortRequest.of(65_536)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> PORT.prefer(0)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> PORT.exactly(65_536)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> PORT.range(10, 9)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> PORT.range(0, 9)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> PORT.range(9, 65_536)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new PortRequest(80, "sctp", "127.0.0.1", OptionalInt.empty(), Optional.empty(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tcp or udp");
        assertThatThrownBy(() -> new PortRequest(80, "tcp", "127.0.0.1", OptionalInt.empty(), Optional.empty(), true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("exactly(port)");
    }
}
