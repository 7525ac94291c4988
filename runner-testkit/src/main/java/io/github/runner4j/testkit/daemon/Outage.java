package io.github.runner4j.testkit.daemon;

import io.github.runner4j.testkit.internal.fault.Daemon;
import io.github.runner4j.testkit.internal.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** A daemon that nobody reaches for a while. What runs in it goes on. */
final class Outage implements Daemon {

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

    @Override
    public void comeBack() {
        try {
            server.get().listen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
