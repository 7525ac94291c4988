package io.github.runner4j.testkit.internal.applet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.internal.applet.Lookup.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AppletsTest {

    private final Box box = Box.create();

    @BeforeEach
    void keepTheContainerRunning() {
        box.keep();
    }

    @AfterEach
    void close() {
        box.close();
        assertThat(box.threads().alive()).isZero();
    }

    private Kind lookup(String path) {
        return Applets.program(box.files(), path, List.of(path)).kind();
    }

    @Test
    void runsByNameByPathAndByBusybox() throws Exception {
        assertThat(box.run("echo", "a").out()).isEqualTo("a\n");
        assertThat(box.run("/bin/echo", "a").out()).isEqualTo("a\n");
        assertThat(box.run("busybox", "echo", "a").out()).isEqualTo("a\n");
        assertThat(box.run("busybox", "nosuch")).isEqualTo(new Box.Result("", "nosuch: applet not found\n", 127));
        assertThat(box.run("busybox").out()).startsWith("[\n").contains("\nwget\n");
    }

    @Test
    void tellsWhyAFileIsNoProgram() {
        box.write("/work/text", "no program", 0755);
        box.write("/work/locked", "#!/bin/sh\n", 0644);

        assertThat(lookup("/bin/sh")).isEqualTo(Kind.FOUND);
        assertThat(lookup("/bin/nosuch")).isEqualTo(Kind.MISSING);
        assertThat(lookup("/work")).isEqualTo(Kind.DENIED);
        assertThat(lookup("/work/locked")).isEqualTo(Kind.DENIED);
        assertThat(lookup("/work/text")).isEqualTo(Kind.FORMAT);
    }

    @Test
    void aScriptIsRunByWhatItsFirstLineNames() throws Exception {
        box.write("/work/script", "#!/bin/sh -e\necho \"$0 $1\"\nfalse\necho no\n", 0755);
        box.write("/work/lost", "#!/bin/nosuch\n", 0755);
        box.write("/work/count", "#!/usr/bin/env sh\necho $#\n", 0755);

        assertThat(box.run("/work/script", "a")).isEqualTo(new Box.Result("/work/script a\n", "", 1));
        assertThat(box.run("./count", "a", "b").out()).isEqualTo("2\n");
        assertThat(lookup("/work/lost")).isEqualTo(Kind.MISSING);
    }

    @Test
    void findsProgramsAlongThePathAlone() throws Exception {
        box.write("/work/tool", "#!/bin/sh\necho tool\n", 0755);

        assertThat(box.shell("tool; PATH=/work tool; PATH=/work; tool; ls"))
                .isEqualTo(new Box.Result("tool\ntool\n", "sh: tool: not found\nsh: ls: not found\n", 127));
    }

    @Test
    void devicesAreThereWithoutBeingFiles() throws Exception {
        assertThat(box.shell(
                                "echo a > /dev/null; cat /dev/null; head -c 3 /dev/zero | od -An -tx1; head -c 5 /dev/urandom | wc -c")
                        .out())
                .isEqualTo(" 00 00 00\n5\n");
        assertThat(
                        box.shell(
                                "echo a > /dev/full; echo $?; echo out > /dev/stdout; echo err > /dev/stderr; echo in | cat /dev/stdin"))
                .isEqualTo(new Box.Result("1\nout\nin\n", "sh: write error: No space left on device\nerr\n", 0));
        assertThat(box.shell("[ -c /dev/null ] && [ ! -f /dev/null ] && ls /dev")
                        .out())
                .contains("null\n")
                .contains("zero\n");
        assertThat(box.files().list("/dev").orElseThrow()).isEmpty();
    }

    @Test
    void aLinkToStandardOutputIsALog() throws Exception {
        assertThat(box.shell("ln -s /dev/stdout log; echo logged > log").out()).isEqualTo("logged\n");
    }

    @Test
    void showsTheMachineAsFarAsScriptsLookAtIt() throws Exception {
        assertThat(box.shell(
                                "grep -c processor /proc/cpuinfo; cut -d' ' -f1 /proc/loadavg; grep MemTotal /proc/meminfo; cat /proc/self/comm")
                        .out())
                .isEqualTo(Runtime.getRuntime().availableProcessors() + "\n0.00\nMemTotal:        2048000 kB\ncat\n");
        assertThat(box.shell("mount | head -n 1; uname; whoami; id").out())
                .isEqualTo("overlay on / type overlay (rw,relatime)\nLinux\nroot\nuid=0(root) gid=0(root)\n");
    }

    @Test
    void readsAScriptFromItsInput() throws Exception {
        byte[] script = "echo one\nexit 3\necho two\n".getBytes(StandardCharsets.UTF_8);

        assertThat(box.start(new ByteArrayInputStream(script), "sh").result())
                .isEqualTo(new Box.Result("one\n", "", 3));
    }

    @Test
    void asksForCommandsOnATerminal() throws Exception {
        box.terminal(true);
        byte[] typed = "echo one\nnosuch\ncd /tmp\nif\nfi\nexit 3\n".getBytes(StandardCharsets.UTF_8);

        Box.Result result = box.start(new ByteArrayInputStream(typed), "sh").result();

        assertThat(result.out()).isEqualTo("one\n");
        assertThat(result.err())
                .isEqualTo(
                        "/work # /work # sh: nosuch: not found\n/work # /tmp # > sh: syntax error: unexpected \"fi\"\n/tmp # ");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void usersAreAddedAndTaken() throws Exception {
        assertThat(box.shell(
                                "adduser -D -u 1001 app; addgroup -g 2000 team; adduser app team; id app; su app -c 'echo $USER $HOME'")
                        .out())
                .isEqualTo("uid=1001(app) gid=1001(app) groups=1001(app),2000(team)\napp /home/app\n");
    }

    @Test
    void endsAReaderAtTheEndOfItsInput() throws Exception {
        assertThat(box.shell("cat; echo done", "some input\n").out()).isEqualTo("some input\ndone\n");
    }
}
