package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.internal.json.Json;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A request on a connection, and the answer to it. */
final class ServerExchange implements Exchange {

    private final Connection connection;
    private final Request request;
    private final Inflow body;
    private final Reply reply;
    private final Backlog backlog = new Backlog();
    private final Departure departure = new Departure();
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Inflow taken;

    ServerExchange(Connection connection, RequestLine line) {
        this.connection = connection;
        this.request = line.request();
        this.reply = new Reply(connection, line);
        this.body = new Inflow(
                line.expectsContinue() ? () -> run(connection::sayContinue) : () -> {}, connection.wire()::read);
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void answer(Answer answer) {
        begin();
        run(() -> reply.whole(answer.head(), answer.body().toBytes()));
    }

    @Override
    public Outlet open(Head head) {
        begin();
        run(() -> reply.open(head));
        return new ExchangeOutlet(this, backlog);
    }

    @Override
    public Hijacked hijack(Head head) {
        begin();
        Inflow in = new Inflow(() -> {}, connection.wire()::read);
        taken = in;
        run(() -> {
            reply.raw(head);
            connection.takeOver();
        });
        return new Hijacked(in, new ExchangeOutlet(this, backlog));
    }

    @Override
    public void onGone(Runnable action) {
        departure.then(action);
    }

    /** Lets the handler answer. */
    void handle(Handler handler) {
        try {
            handler.handle(this);
        } catch (Throwable e) {
            // Even an error of the program that runs in a fake container must not leave a client without an answer.
            fail(e);
        }
    }

    void run(Runnable step) {
        connection.wire().run(step);
    }

    Reply reply() {
        return reply;
    }

    Inflow incoming() {
        return body;
    }

    /** What comes raw; nothing unless the connection was taken over. */
    @Nullable
    Inflow taken() {
        return taken;
    }

    boolean gone() {
        return departure.happened();
    }

    /** The client is gone, or the answer is over. */
    void depart() {
        departure.happen().forEach(connection::work);
    }

    /** The connection is closed. */
    void closed() {
        body.fail("unexpected EOF");
        Inflow in = taken;
        if (in != null) {
            in.end();
        }
        backlog.close();
        depart();
    }

    private void begin() {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("The answer to " + request.method() + " " + request.path() + " is given");
        }
    }

    private void fail(Throwable e) {
        if (answered.compareAndSet(false, true)) {
            String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
            byte[] text = Json.line(Json.object().put("message", message));
            run(() -> reply.whole(Head.of(500, "application/json"), text));
        } else {
            run(reply::cut);
        }
    }
}
