package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityOptionsTest {

    @Test
    void readsEachOption() {
        SecurityOptions options = SecurityOptions.parse(List.of(
                "--security-opt=a=b",
                "--read-only",
                "--tmpfs=/tmp",
                "--tmpfs=/a:size=1m,mode=1777",
                "--cap-drop=ALL",
                "--cap-add=CAP_CHOWN",
                "--cap-add=NET_RAW",
                "--user=1:2",
                "--pids-limit=1"));

        assertThat(options.securityOpt()).containsExactly("a=b");
        assertThat(options.readOnly()).isTrue();
        assertThat(options.tmpfs()).isEqualTo(Map.of("/tmp", "", "/a", "size=1m,mode=1777"));
        assertThat(options.capDrop()).containsExactly("ALL");
        assertThat(options.capAdd()).containsExactly("CHOWN", "NET_RAW");
        assertThat(options.user()).contains("1:2");
        assertThat(options.pidsLimit()).hasValue(1);
    }

    @Test
    void writesWhatItReads() {
        List<String> words = List.of(
                "--security-opt=a=b",
                "--read-only",
                "--tmpfs=/a:size=1m",
                "--tmpfs=/tmp",
                "--cap-drop=ALL",
                "--cap-add=CHOWN",
                "--user=1",
                "--pids-limit=999999999");

        assertThat(SecurityOptions.parse(words).words()).isEqualTo(words);
        assertThat(SecurityOptions.parse(List.of()).words()).isEmpty();
        assertThat(SecurityOptions.parse(List.of("--read-only=true")).words()).containsExactly("--read-only");
    }

    @Test
    void drawsTheLineByDefault() {
        assertThat(SecurityOptions.DEFAULT.words())
                .containsExactly(
                        "--security-opt=no-new-privileges",
                        "--cap-drop=ALL",
                        "--cap-add=CHOWN",
                        "--cap-add=DAC_OVERRIDE",
                        "--cap-add=FOWNER",
                        "--cap-add=KILL",
                        "--cap-add=NET_BIND_SERVICE",
                        "--cap-add=SETGID",
                        "--cap-add=SETUID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--privileged",
                "--privileged=true",
                "--read-only=false",
                "--read-only=",
                "--security-opt",
                "--security-opt=",
                "--tmpfs=",
                "--tmpfs=tmp",
                "--cap-add=chown",
                "--cap-add=CAP_",
                "--cap-add=A",
                "--cap-add",
                "--cap-drop=",
                "--user=",
                "--pids-limit=0",
                "--pids-limit=-1",
                "--pids-limit=9999999999",
                "cap-add=ALL"
            })
    void refusesOtherOptions(String word) {
        assertThatThrownBy(() -> SecurityOptions.parse(List.of(word)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is not accepted. Allowed: ");
    }
}
