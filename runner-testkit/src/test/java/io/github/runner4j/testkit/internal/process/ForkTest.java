package io.github.runner4j.testkit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.internal.applet.Box;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Processes.Running;
import io.github.runner4j.testkit.program.ProgramContext;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ForkTest {

    private final Box box = Box.create();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aForkIsAProcessOfItsOwnUnderTheNameOfItsParent() throws Exception {
        box.program("app", context -> {
            Running child = context.processes()
                    .fork(
                            start(context, "app"),
                            forked -> forked.processes().all().size() * 10
                                    + forked.processes().own());
            return child.await();
        });

        assertThat(box.run("app").code()).isEqualTo(22);
    }

    @Test
    void aProcessThatBecomesAnotherProgramKeepsItsNumber() throws Exception {
        box.program(
                "app",
                context -> context.processes()
                        .exec(start(context, "sh", "-c", "echo $$ $0; exit 4", "other"))
                        .orElseThrow());

        Box.Result result = box.run("app");

        assertThat(result).isEqualTo(new Box.Result("1 other\n", "", 4));
    }

    @Test
    void nothingBecomesOfAProgramThatDoesNotExist() throws Exception {
        box.program(
                "app",
                context -> context.processes().exec(start(context, "nosuch")).isPresent() ? 0 : 5);

        assertThat(box.run("app").code()).isEqualTo(5);
    }

    @Test
    void whatIsIgnoredStaysIgnoredInChildren() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        box.program("app", context -> {
            context.ignoreSignal("TERM");
            Running child = context.processes().start(start(context, "child")).orElseThrow();
            ready.await();
            context.processes().signal(child.id(), "TERM");
            assertThat(child.exit()).isNotDone();
            context.processes().signal(child.id(), "KILL");
            child.await();
            return child.endedBy().orElseThrow().equals("KILL") ? 0 : 1;
        });
        box.program("child", context -> {
            ready.countDown();
            new CountDownLatch(1).await();
            return 0;
        });

        assertThat(box.run("app").code()).isZero();
    }

    @Test
    void aSignalThatIsResetEndsTheProcessAgain() throws Exception {
        box.program("app", context -> {
            Running child = context.processes().fork(start(context, "app"), forked -> {
                forked.ignoreSignal("TERM");
                forked.resetSignal("TERM");
                forked.processes().signal(forked.processes().own(), "TERM");
                new CountDownLatch(1).await();
                return 0;
            });
            return child.await();
        });

        assertThat(box.run("app").code()).isEqualTo(143);
    }

    @Test
    void aProcessThatHasEndedWritesNothingMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        box.program("app", context -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.await();
                context.stdout().write('x');
            } finally {
                written.countDown();
            }
            return 0;
        });
        Box.Started started = box.start(InputStream.nullInputStream(), "app");

        begun.await();
        started.signal("KILL");
        ended.countDown();
        written.await();

        assertThat(started.result()).isEqualTo(new Box.Result("", "", 137));
    }

    private static Processes.Start start(ProgramContext context, String... words) {
        return new Processes.Start(
                List.of(words),
                context.environment(),
                context.workingDirectory(),
                context.stdin(),
                context.stdout(),
                context.stderr());
    }
}
