package io.github.runner4j.testkit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.internal.thread.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PipeTest {

    private final Threads threads = Threads.create();
    private final Pipe pipe = new Pipe();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        byte[] much = new byte[300_000];
        much[299_999] = 7;
        threads.workers().execute(() -> write(much));

        byte[] read = pipe.reader().readAllBytes();

        assertThat(read).isEqualTo(much);
    }

    private void write(byte[] bytes) {
        try (OutputStream writer = pipe.writer()) {
            writer.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void endsWhenTheLastWriterHasClosedItsEnd() throws Exception {
        OutputStream second = SharedOutput.share(pipe.writer());
        pipe.writer().close();
        second.write('x');
        second.close();

        assertThat(pipe.reader().readAllBytes()).containsExactly('x');
    }

    @Test
    void aWriterLearnsThatNobodyReads() throws Exception {
        InputStream second = SharedInput.share(pipe.reader());
        pipe.reader().close();
        pipe.writer().write('x');
        second.close();

        assertThatThrownBy(() -> pipe.writer().write('y'))
                .hasMessage("Broken pipe")
                .hasCauseInstanceOf(ClosedChannelException.class);
    }

    @Test
    void aReaderThatWaitsCanBeInterrupted() throws Exception {
        CompletableFuture<Thread> reading = new CompletableFuture<>();
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        threads.workers().execute(() -> {
            reading.complete(Thread.currentThread());
            try {
                pipe.reader().read();
            } catch (Exception e) {
                failure.complete(e);
            }
        });

        reading.get(10, TimeUnit.SECONDS).interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    }
}
