package io.github.runner4j.testkit.internal.port;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Two connections, joined: what comes from one goes to the other, until both have ended. */
final class Relay implements Closeable {

    private final Socket outside;
    private final Socket inside;

    Relay(Socket outside, Socket inside) {
        this.outside = outside;
        this.inside = inside;
    }

    /** Passes on both ways, and returns when that is over. */
    void run(Executor workers, boolean late) {
        CountDownLatch back = new CountDownLatch(1);
        try {
            if (late) {
                return;
            }
            workers.execute(() -> {
                copy(inside, outside);
                back.countDown();
            });
            copy(outside, inside);
            back.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** The end of one side is passed on, while the other goes on. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
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
