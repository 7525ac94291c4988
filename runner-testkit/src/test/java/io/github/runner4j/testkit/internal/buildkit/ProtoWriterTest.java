package io.github.runner4j.testkit.internal.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProtoWriterTest {

    private static String hex(ProtoWriter writer) {
        return HexFormat.of().formatHex(writer.toBytes());
    }

    @Test
    void writesNumbersInGroupsOfSevenBits() {
        assertThat(hex(new ProtoWriter().number(1, 1))).isEqualTo("0801");
        assertThat(hex(new ProtoWriter().number(1, 127))).isEqualTo("087f");
        assertThat(hex(new ProtoWriter().number(1, 150))).isEqualTo("089601");
    }

    @Test
    void writesNegativeNumbersInTenBytes() {
        assertThat(hex(new ProtoWriter().number(2, -1))).isEqualTo("10ffffffffffffffffff01");
    }

    @Test
    void writesKeysThatNeedTwoBytes() {
        assertThat(hex(new ProtoWriter().number(16, 1))).isEqualTo("800101");
    }

    @Test
    void writesTextsWithTheirLengthInBytes() {
        assertThat(hex(new ProtoWriter().text(2, "testing"))).isEqualTo("120774657374696e67");
        assertThat(hex(new ProtoWriter().text(2, "ä"))).isEqualTo("1202c3a4");
    }

    @Test
    void writesMessagesWithinMessages() {
        ProtoWriter inner = new ProtoWriter().number(1, 150);

        assertThat(hex(new ProtoWriter().message(3, inner))).isEqualTo("1a03089601");
    }

    @Test
    void leavesOutWhatIsZeroOrEmptyButMessagesAndBytes() {
        ProtoWriter writer = new ProtoWriter()
                .number(1, 0)
                .text(2, "")
                .message(3, new ProtoWriter())
                .bytes(4, new byte[0]);

        assertThat(hex(writer)).isEqualTo("1a002200");
    }

    @Test
    void writesTimesInSecondsAndNanoseconds() {
        assertThat(hex(new ProtoWriter().time(5, Instant.ofEpochSecond(150, 1))))
                .isEqualTo("2a050896011001");
    }
}
