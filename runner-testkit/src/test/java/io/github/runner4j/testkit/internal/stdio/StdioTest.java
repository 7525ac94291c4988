package io.github.runner4j.testkit.internal.stdio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.internal.http.Hijacked;
import io.github.runner4j.testkit.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StdioTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2030-01-01T00:00:00Z"));
    private final List<String> seen = new ArrayList<>();

    @Test
    void keepsLinesInTheOrderOfTheirEnds() throws Exception {
        Stdio stdio = stdio(false, false);

        write(stdio.stdout(), "one");
        write(stdio.stderr(), "bad\n");
        write(stdio.stdout(), " and more\ntwo");
        stdio.end();

        assertThat(lines(stdio)).containsExactly("STDERR bad\n", "STDOUT one and more\n", "STDOUT two");
    }

    @Test
    void keepsALongLineInParts() throws Exception {
        Stdio stdio = stdio(false, false);

        write(stdio.stdout(), "x".repeat(16_384) + "\n" + "y".repeat(16_383) + "\n" + "z".repeat(20_000));
        stdio.end();

        assertThat(stdio.log().entries().stream().map(each -> each.line().size()))
                .containsExactly(16_384, 1, 16_384, 16_384, 3_616);
    }

    @Test
    void dropsTheOldestLinesAbove16Mebibytes() throws Exception {
        Stdio stdio = stdio(false, false);

        for (int i = 0; i < 2_000; i++) {
            write(stdio.stdout(), "x".repeat(10_000) + i + "\n");
        }

        List<LogEntry> kept = stdio.log().entries();
        assertThat(kept).hasSizeBetween(1_600, 1_700);
        assertThat(kept.get(kept.size() - 1).line().toString()).endsWith("1999\n");
    }

    @Test
    void givesEachWriteToAllWhoAreAttached() throws Exception {
        Stdio stdio = stdio(false, false);
        Sink first = sink("1");
        stdio.attach(first);
        stdio.attach(sink("2"));

        write(stdio.stdout(), "one");
        stdio.leave(first);
        write(stdio.stderr(), "two");
        stdio.end();
        write(stdio.stdout(), "three");

        assertThat(seen).containsExactly("1 STDOUT one", "2 STDOUT one", "2 STDERR two", "2 end");
    }

    @Test
    void takesNothingFromAProcessOfAnEarlierRun() throws Exception {
        Stdio stdio = stdio(false, false);
        OutputStream earlier = stdio.stdout();
        stdio.end();

        write(earlier, "late\n");
        write(stdio.stdout(), "new\n");

        assertThat(lines(stdio)).containsExactly("STDOUT new\n");
    }

    @Test
    void endsTheLinesOfATerminalAsTerminalsDo() throws Exception {
        Stdio stdio = stdio(true, false);

        write(stdio.stdout(), "one\n");
        write(stdio.stderr(), "two\n");

        assertThat(lines(stdio)).containsExactly("STDOUT one\r\n", "STDOUT two\r\n");
    }

    @Test
    void readsNothingWhenNobodyCanWrite() throws Exception {
        assertThat(stdio(false, false).stdin().read()).isEqualTo(-1);
    }

    @Test
    void passesOnWhatAClientSendsUntilItClosesItsHalf() throws Exception {
        Stdio stdio = new Stdio(StdioSpec.exec(false, true), clock);
        FakeOutlet outlet = new FakeOutlet();
        Hijacked connection = new Hijacked(new ByteArrayInputStream("to it".getBytes(UTF_8)), outlet);
        Attachment client = new Attachment(stdio, AttachSpec.exec(true, true, true, DetachKeys.DEFAULT));

        client.begin();
        client.connect(connection);
        boolean detached = client.pump();

        assertThat(detached).isFalse();
        assertThat(stdio.stdin().readAllBytes()).asString(UTF_8).isEqualTo("to it");
        write(stdio.stderr(), "from it");
        assertThat(outlet.sent()).isEqualTo("\2\0\0\0\0\0\0\7from it");
        assertThat(outlet.closed()).isFalse();
        stdio.end();
        assertThat(outlet.closed()).isTrue();
    }

    @Test
    void keepsWhatIsWrittenWhileAClientIsAboutToConnect() throws Exception {
        Stdio stdio = stdio(false, false);
        FakeOutlet outlet = new FakeOutlet();
        AttachSpec spec = AttachSpec.exec(false, true, true, DetachKeys.DEFAULT);
        Attachment client = new Attachment(stdio, spec);

        client.begin();
        write(stdio.stdout(), "early");
        stdio.end();
        client.connect(new Hijacked(new ByteArrayInputStream(new byte[0]), outlet));

        assertThat(outlet.sent()).isEqualTo("\1\0\0\0\0\0\0\5early");
        assertThat(outlet.closed()).isTrue();
    }

    @Test
    void leavesATerminalByTheDetachKeys() throws Exception {
        Stdio stdio = stdio(true, true);
        FakeOutlet outlet = new FakeOutlet();
        Hijacked connection =
                new Hijacked(new ByteArrayInputStream(new byte[] {'a', 16, 'b', '\r', 16, 17, 'c'}), outlet);
        AttachSpec spec = new AttachSpec(true, true, true, false, true, DetachKeys.DEFAULT);
        Attachment client = new Attachment(stdio, spec);

        client.begin();
        client.connect(connection);
        boolean detached = client.pump();

        assertThat(detached).isTrue();
        assertThat(outlet.closed()).isTrue();
        assertThat(stdio.stdin().readNBytes(4)).containsExactly('a', 16, 'b', '\n');
        assertThat(outlet.sent()).isEqualTo("a^Pb\r\n");
    }

    @Test
    void correctsLinesOnATerminal() throws Exception {
        Stdio stdio = stdio(true, true);
        stdio.onInterrupt(() -> seen.add("interrupted"));
        stdio.attach(sink("1"));

        type(stdio, "abc\177d\rxy\3z\n\4");

        assertThat(stdio.stdin().readNBytes(6)).asString(UTF_8).isEqualTo("abd\nz\n");
        assertThat(stdio.stdin().read()).isEqualTo(-1);
        assertThat(seen).containsExactly("1 STDOUT abc\b \bd\r\n", "1 STDOUT xy^C", "interrupted", "1 STDOUT z\r\n");
    }

    private void type(Stdio stdio, String keys) throws Exception {
        Hijacked connection = new Hijacked(new ByteArrayInputStream(keys.getBytes(UTF_8)), new FakeOutlet());
        AttachSpec spec = new AttachSpec(true, false, false, false, true, DetachKeys.DEFAULT);
        Attachment client = new Attachment(stdio, spec);
        client.connect(connection);
        client.pump();
    }

    private Stdio stdio(boolean tty, boolean openStdin) {
        return new Stdio(new StdioSpec(tty, openStdin, false, true), clock);
    }

    private Sink sink(String name) {
        return new Sink() {
            @Override
            public void output(StdStream stream, byte[] bytes) {
                seen.add(name + " " + stream + " " + new String(bytes, UTF_8));
            }

            @Override
            public void end() {
                seen.add(name + " end");
            }
        };
    }

    private static void write(OutputStream stream, String text) throws Exception {
        stream.write(text.getBytes(UTF_8));
    }

    private static List<String> lines(Stdio stdio) {
        return stdio.log().entries().stream()
                .map(each -> each.stream() + " " + each.line())
                .toList();
    }
}
