package io.github.runner4j.docker.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogLine.Stream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FramesTest {

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    @Property(tries = 300)
    void anySplittingGivesTheSameLines(
            @ForAll("texts") List<String> out,
            @ForAll("texts") List<String> err,
            @ForAll @Size(min = 1, max = 20) List<Byte> cuts)
            throws IOException {
        wire.reset();
        byte[] outBytes = bytes(out);
        byte[] errBytes = bytes(err);
        int outAt = 0;
        int errAt = 0;
        for (int i = 0; outAt < outBytes.length || errAt < errBytes.length; i++) {
            int size = 1 + (cuts.get(i % cuts.size()) & 0x0F);
            if (i % 2 == 0) {
                int end = Math.min(outBytes.length, outAt + size);
                frame(1, Arrays.copyOfRange(outBytes, outAt, end));
                outAt = end;
            } else {
                int end = Math.min(errBytes.length, errAt + size);
                frame(2, Arrays.copyOfRange(errBytes, errAt, end));
                errAt = end;
            }
        }

        List<LogLine> lines = read(false);

        assertThat(texts(lines, Stream.STDOUT)).isEqualTo(out);
        assertThat(texts(lines, Stream.STDERR)).isEqualTo(err);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "ä", "€", "😀", " ", "\t")
                .list()
                .ofMaxSize(30)
                .map(characters -> String.join("", characters))
                .list()
                .ofMaxSize(10);
    }

    @Test
    void aLineWithoutAnEndIsALine() throws IOException {
        frame(1, "first\r\nlast".getBytes(StandardCharsets.UTF_8));

        assertThat(texts(read(false), Stream.STDOUT)).containsExactly("first", "last");
    }

    @Test
    void aLineWithoutBoundsIsCutBetweenCharacters() throws IOException {
        byte[] line = ("a" + "€".repeat(Lines.LONGEST)).getBytes(StandardCharsets.UTF_8);
        frame(1, line);

        List<String> parts = texts(read(false), Stream.STDOUT);

        assertThat(parts).hasSize(4).allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= Lines.LONGEST);
        assertThat(String.join("", parts).getBytes(StandardCharsets.UTF_8)).isEqualTo(line);
    }

    @Test
    void timesAreTakenFromLines() throws IOException {
        frame(1, "2026-11-22T23:07:10.306998780Z hi\n".getBytes(StandardCharsets.UTF_8));
        frame(2, "2026-11-22T23:07:12+01:00 \n".getBytes(StandardCharsets.UTF_8));

        assertThat(read(true))
                .containsExactly(
                        new LogLine(Stream.STDOUT, Optional.of(Instant.parse("2026-11-22T23:07:10.306998780Z")), "hi"),
                        new LogLine(Stream.STDERR, Optional.of(Instant.parse("2026-11-22T22:07:12Z")), ""));
    }

    @Test
    void theTimeBeforeEachPartOfALongLineIsNoPartOfIt() throws IOException {
        frame(1, "2026-11-22T23:07:10.1Z first half, ".getBytes(StandardCharsets.UTF_8));
        frame(1, "2026-11-22T23:07:10.2Z second half\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read(true))
                .containsExactly(new LogLine(
                        Stream.STDOUT,
                        Optional.of(Instant.parse("2026-11-22T23:07:10.1Z")),
                        "first half, second half"));
    }

    @Test
    void aFrameThatBreaksOffIsAFailure() throws IOException {
        wire.write(new byte[] {1, 0, 0, 0, 0, 0, 0, 9, 'x'});

        assertThatThrownBy(() -> read(false)).isInstanceOf(EOFException.class);
    }

    @Test
    void aTerminalHasNoFrames() throws IOException {
        List<LogLine> lines = new ArrayList<>();

        new Frames(new ByteArrayInputStream("a\r\nb\r\n".getBytes(StandardCharsets.UTF_8)), false, lines::add)
                .readRaw();

        assertThat(texts(lines, Stream.STDOUT)).containsExactly("a", "b");
    }

    private void frame(int stream, byte[] data) throws IOException {
        wire.write(
                ByteBuffer.allocate(8).put((byte) stream).putInt(4, data.length).array());
        wire.write(data);
    }

    private List<LogLine> read(boolean timestamps) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        new Frames(new ByteArrayInputStream(wire.toByteArray()), timestamps, lines::add).read();
        return lines;
    }

    private static byte[] bytes(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<LogLine> lines, Stream stream) {
        return lines.stream()
                .filter(line -> line.stream() == stream)
                .map(LogLine::text)
                .toList();
    }
}
