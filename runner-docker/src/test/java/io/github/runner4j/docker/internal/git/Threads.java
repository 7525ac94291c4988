package io.github.runner4j.docker.internal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Looks for threads that a fetch left behind. */
final class Threads {

    private static final Duration TO_END = Duration.ofSeconds(10);

    private Threads() {}

    /** The SSH client's threads have ended, or are ending. (JGit's work queue belongs to the servers of the tests.) */
    static void assertNoneLeft() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            assertThat(name).doesNotStartWith("runner-");
            if (name.startsWith("sshd-SshClient")) {
                try {
                    thread.join(TO_END.toMillis());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                assertThat(thread.isAlive()).as(name).isFalse();
            }
        }
    }
}
