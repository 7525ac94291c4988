package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @CsvSource({
        "512m,536870912",
        "512M,536870912",
        "1g,1073741824",
        "6m,6291456",
        "6144k,6291456",
        "6291456,6291456",
        "6291456b,6291456",
        "' 1g ',1073741824",
        "8589934591g,9223372035781033984"
    })
    void readsSizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(Limits.of(limits -> limits.memory(text)).memoryBytes()).hasValue(bytes);
        assertThat(Limits.of(limits -> limits.memoryBytes(bytes)).memoryBytes()).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "-1g",
                "1.5g",
                "1t",
                "1 g",
                "5m",
                "6291455",
                "8589934592g",
                "99999999999999999999",
                "0x10",
                "١g"
            })
    void refusesSizesItCannotKeep(String text) {
        assertThatThrownBy(() -> Limits.of(limits -> limits.memory(text)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("memory limit")
                .hasMessageContaining("Allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "1023,1023",
        "1024,1k",
        "1025,1025",
        "1536,1536",
        "1048576,1m",
        "1610612736,1536m",
        "1073741824,1g",
        "1099511627776,1024g"
    })
    void writesSizesAsPeopleDo(long bytes, String text) {
        assertThat(Limits.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.09, 32.01, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesSharesOfProcessorsOutOfRange(double cores) {
        assertThatThrownBy(() -> Limits.of(limits -> limits.cpus(cores)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("0.1 to 32.0 cores");
    }

    @Test
    void takesWhatIsJustInRange() {
        assertThat(Limits.of(limits -> limits.cpus(0.1)).cpus()).hasValue(0.1);
        assertThat(Limits.of(limits -> limits.cpus(32)).cpus()).hasValue(32);
        assertThat(Limits.of(limits -> limits.pids(1)).pids()).hasValue(1);
        assertThatThrownBy(() -> Limits.of(limits -> limits.pids(0))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Limits.of(limits -> limits.memoryBytes(6_291_455)))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void goesOverOtherLimitsOneByOne() {
        Limits all = Limits.of(limits -> limits.memory("1g").cpus(1).pids(1));
        Limits other = Limits.of(limits -> limits.memory("2g").cpus(2).pids(2));

        assertThat(Limits.none().over(all)).isEqualTo(all);
        assertThat(all.over(other)).isEqualTo(all);
        assertThat(all.over(Limits.none())).isEqualTo(all);
        assertThat(Limits.of(limits -> limits.cpus(3)).over(all))
                .isEqualTo(all.toBuilder().cpus(3).build());
    }
}
