package io.github.runner4j.testkit.internal.port;

import io.github.runner4j.testkit.internal.process.Traffic;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/** Two connections, joined: what comes from one goes to the other, until both have ended. */
final class Relay implements Closeable {

    private static final int BUFFER = 8192;

    private final Socket outside;
    private final Socket inside;
    private final Traffic traffic;

    Relay(Socket outside, Socket inside, Traffic traffic) {
        this.outside = outside;
        this.inside = inside;
        this.traffic = traffic;
    }

    /** Passes on both ways, and returns when that is over. */
    void run(Executor workers, boolean late) {
        CountDownLatch back = new CountDownLatch(1);
        try {
            if (late) {
                return;
            }
            workers.execute(() -> {
                copy(inside, outside, traffic::send);
                back.countDown();
            });
            copy(outside, inside, traffic::receive);
            back.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** The end of one side is passed on, while the other goes on. */
    private static void copy(Socket from, Socket to, LongConsumer count) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                count.accept(length);
                out.write(buffer, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    @Override
    public void close() {
        close(outside);
        close(inside);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(Relay.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection could not be closed", e);
        }
    }
}
