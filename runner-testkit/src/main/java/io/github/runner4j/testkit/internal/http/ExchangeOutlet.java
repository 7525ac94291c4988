package io.github.runner4j.testkit.internal.http;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** The rest of an answer, or one half of a connection that was taken over. */
final class ExchangeOutlet implements Outlet {

    private static final int BUFFER = 32 * 1024;

    /** A client that lets so much pile up is cut off, before it takes the memory. */
    private static final long MOST_WAITING = 64L * 1024 * 1024;

    private final ServerExchange exchange;
    private final Backlog backlog;
    private final AtomicBoolean finished = new AtomicBoolean();

    ExchangeOutlet(ServerExchange exchange, Backlog backlog) {
        this.exchange = exchange;
        this.backlog = backlog;
    }

    @Override
    public void write(byte[] bytes) {
        if (finished.get() || bytes.length == 0) {
            return;
        }
        if (backlog.add(bytes.length) > MOST_WAITING) {
            cut();
        } else {
            byte[] copy = bytes.clone();
            exchange.run(() -> exchange.delivery().body(copy, backlog::remove));
        }
    }

    @Override
    public OutputStream stream() {
        return new BufferedOutputStream(new SlowStream(this, backlog), BUFFER);
    }

    @Override
    public void finish() {
        if (finished.compareAndSet(false, true)) {
            exchange.run(() -> exchange.delivery().end());
        }
    }

    @Override
    public void cut() {
        finished.set(true);
        exchange.run(() -> exchange.delivery().cut());
    }

    @Override
    public boolean closed() {
        return finished.get() || exchange.gone();
    }
}
