package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.InvocationBuilder;
import com.github.dockerjava.core.command.WaitContainerResultCallback;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The life of a container as docker-java leads it. */
abstract class DockerJavaContainerContract extends DockerJavaContract {

    private static final String STUBBORN = "trap 'exit 5' TERM; while :; do sleep 0.1; done";

    @Test
    @Sends({"createContainerCmd", "startContainerCmd", "waitContainerCmd", "removeContainerCmd"})
    void livesOnce() {
        CreateContainerResponse created = docker().createContainerCmd(IMAGE)
                .withName(name("once"))
                .withCmd("sh", "-c", "exit 3")
                .exec();

        docker().startContainerCmd(created.getId()).exec();
        int code = docker().waitContainerCmd(created.getId())
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode(20, TimeUnit.SECONDS);

        assertThat(code).isEqualTo(3);
        docker().removeContainerCmd(created.getId()).withRemoveVolumes(true).exec();
    }

    @Test
    @Sends({"inspectContainerCmd", "listContainersCmd"})
    void isSeen() {
        String id = started("seen", "sleep", "60");

        assertThat(docker().inspectContainerCmd(id).exec().getState().getRunning())
                .isTrue();
        assertThat(docker().listContainersCmd()
                        .withLabelFilter(List.of(label()))
                        .exec())
                .extracting(each -> each.getId())
                .containsExactly(id);
    }

    @Test
    @Sends("logContainerCmd")
    void isHeard() throws Exception {
        String id = started("heard", "sh", "-c", "echo out; sleep 0.2; echo err >&2");

        Text text = docker().logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(new Text());

        assertThat(text.text()).isEqualTo("out\nerr\n");
    }

    @Test
    @Sends("attachContainerCmd")
    void isSpokenTo() throws Exception {
        String id = busybox("spoken", "sh", "-c", "read line; echo \"got $line\"")
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withAttachStdin(true)
                .exec()
                .getId();
        Text text = docker().attachContainerCmd(id)
                .withStdIn(new ByteArrayInputStream("hello\n".getBytes()))
                .withStdOut(true)
                .withFollowStream(true)
                .exec(new Text());
        text.awaitStarted(20, TimeUnit.SECONDS);

        docker().startContainerCmd(id).exec();

        assertThat(text.text()).isEqualTo("got hello\n");
    }

    @Test
    @Sends({"execCreateCmd", "execStartCmd", "inspectExecCmd", "resizeExecCmd"})
    void runsCommands() throws Exception {
        String id = started("host", "sleep", "60");
        String exec = docker().execCreateCmd(id)
                .withCmd("sh", "-c", "echo inside; exit 4")
                .withAttachStdout(true)
                .exec()
                .getId();

        assertThat(docker().execStartCmd(exec).exec(new Text()).text()).isEqualTo("inside\n");
        assertThat(docker().inspectExecCmd(exec).exec().getExitCodeLong()).isEqualTo(4);

        String terminal = docker().execCreateCmd(id)
                .withCmd("sleep", "60")
                .withTty(true)
                .withAttachStdout(true)
                .exec()
                .getId();
        try (Text running = docker().execStartCmd(terminal).withTty(true).exec(new Text())) {
            running.awaitStarted(20, TimeUnit.SECONDS);
            until(() -> docker().inspectExecCmd(terminal).exec().isRunning());
            docker().resizeExecCmd(terminal).withSize(10, 40).exec();
        }
    }

    @Test
    @Sends("resizeContainerCmd")
    void isResized() {
        String id = busybox("terminal", "sleep", "60").withTty(true).exec().getId();
        docker().startContainerCmd(id).exec();

        docker().resizeContainerCmd(id).withSize(10, 40).exec();
    }

    @Test
    @Sends({"copyArchiveToContainerCmd", "copyArchiveFromContainerCmd", "copyFileFromContainerCmd"})
    void exchangesFiles() throws Exception {
        String id = busybox("files", "true").exec().getId();
        byte[] archive = Archives.tar(Map.of("note", "hello"));

        docker().copyArchiveToContainerCmd(id)
                .withTarInputStream(new ByteArrayInputStream(archive))
                .withRemotePath("/tmp")
                .exec();

        try (var files = docker().copyArchiveFromContainerCmd(id, "/tmp/note").exec()) {
            assertThat(Archives.untar(files.readAllBytes())).isEqualTo(Map.of("note", "hello"));
        }
        assertThat(docker().copyFileFromContainerCmd(id, "/tmp/note")).isNotNull();
    }

    @Test
    @Sends({"containerDiffCmd", "exportContainerCmd"})
    void tellsItsFiles() throws Exception {
        String id = started("files", "touch", "/tmp/new");
        waitFor(id);

        assertThat(docker().containerDiffCmd(id).exec())
                .extracting(each -> each.getKind() + " " + each.getPath())
                .containsExactlyInAnyOrder("0 /tmp", "1 /tmp/new");
        try (var files = docker().exportContainerCmd(id).exec()) {
            assertThat(Archives.untar(files.readAllBytes())).containsKey("tmp/new");
        }
    }

    @Test
    @Sends({"stopContainerCmd", "restartContainerCmd", "killContainerCmd"})
    void isEnded() {
        String id = started("stubborn", "sh", "-c", STUBBORN);

        docker().restartContainerCmd(id).withTimeout(5).exec();
        assertThat(docker().inspectContainerCmd(id).exec().getState().getRunning())
                .isTrue();
        docker().stopContainerCmd(id).withTimeout(5).exec();
        assertThat(docker().inspectContainerCmd(id).exec().getState().getExitCodeLong())
                .isEqualTo(5);
        docker().startContainerCmd(id).exec();
        docker().killContainerCmd(id).withSignal("KILL").exec();
        assertThat(waitFor(id)).isEqualTo(137);
    }

    @Test
    @Sends({"pauseContainerCmd", "unpauseContainerCmd"})
    void rests() {
        String id = started("rests", "sleep", "60");

        docker().pauseContainerCmd(id).exec();
        assertThat(docker().inspectContainerCmd(id).exec().getState().getPaused())
                .isTrue();
        docker().unpauseContainerCmd(id).exec();
        assertThat(docker().inspectContainerCmd(id).exec().getState().getPaused())
                .isFalse();
    }

    @Test
    @Sends({"renameContainerCmd", "updateContainerCmd"})
    void isChanged() {
        String id = started("before", "sleep", "60");

        docker().renameContainerCmd(id).withName(name("after")).exec();
        docker().updateContainerCmd(id)
                .withMemory(64L << 20)
                .withMemorySwap(64L << 20)
                .exec();

        assertThat(docker().inspectContainerCmd(id).exec().getName()).isEqualTo("/" + name("after"));
        assertThat(docker().inspectContainerCmd(id).exec().getHostConfig().getMemory())
                .isEqualTo(64L << 20);
    }

    @Test
    @Sends("topContainerCmd")
    void showsItsProcesses() {
        String id = started("busy", "sleep", "60");

        assertThat(docker().topContainerCmd(id).exec().getProcesses()).hasDimensions(1, 8);
    }

    @Test
    @Sends("statsCmd")
    void isMeasured() throws Exception {
        String id = started("busy", "sh", "-c", "while :; do :; done");

        try (InvocationBuilder.AsyncResultCallback<Statistics> callback =
                new InvocationBuilder.AsyncResultCallback<>()) {
            Statistics statistics =
                    docker().statsCmd(id).withNoStream(true).exec(callback).awaitResult();
            assertThat(statistics.getCpuStats().getCpuUsage().getTotalUsage()).isPositive();
        }
    }

    @Test
    @Sends("commitCmd")
    void becomesAnImage() {
        String id = started("base", "touch", "/new");
        waitFor(id);

        String image = docker().commitCmd(id)
                .withRepository(name("made"))
                .withTag("1")
                .withMessage("a file")
                .exec();

        assertThat(docker().inspectImageCmd(name("made") + ":1").exec().getId()).isEqualTo(image);
    }
}
