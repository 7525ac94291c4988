package io.github.runner4j.testkit.daemon;

import io.github.runner4j.testkit.internal.fault.Daemon;
import io.github.runner4j.testkit.internal.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A daemon that nobody reaches for a while. What runs in it goes on. */
final class Outage implements Daemon {

    private static final int MOST_ATTEMPTS = 500;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(10);

    private final Supplier<HttpServer> server;

    /** The server is asked for when something happens, by when it is there. */
    Outage(Supplier<HttpServer> server) {
        this.server = server;
    }

    @Override
    public void restart() {
        leave();
        comeBack();
    }

    @Override
    public void leave() {
        server.get().unlisten();
        server.get().drop();
    }

    /** Another program's connection may have got the port meanwhile, for as long as that lasts. */
    @Override
    public void comeBack() {
        for (int attempt = 1; ; attempt++) {
            try {
                server.get().listen();
                return;
            } catch (IOException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }
}
