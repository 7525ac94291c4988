package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Outcome;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A request on a connection, and the answer to it. */
final class ServerExchange implements Exchange {

    private final Connection connection;
    private final Request request;
    private final Inflow body;
    private final RequestLine line;
    private final CallRecord record;
    private final Reply reply;
    private final Delivery delivery;
    private final Backlog backlog = new Backlog();
    private final Departure departure = new Departure();
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Inflow taken;

    ServerExchange(Connection connection, RequestLine line, CallRecord record) {
        this.connection = connection;
        this.request = line.request();
        this.line = line;
        this.record = record;
        this.reply = new Reply(connection, line, record);
        this.delivery = new Delivery(connection, request, reply);
        this.body = new Inflow(this::beginToRead, connection.wire()::read);
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
        run(() -> delivery.whole(answer.head(), answer.body().toBytes()));
    }

    @Override
    public Outlet open(Head head) {
        begin();
        run(() -> delivery.open(head));
        return new ExchangeOutlet(this, backlog);
    }

    @Override
    public Hijacked hijack(Head head) {
        begin();
        Inflow in = new Inflow(() -> true, connection.wire()::read);
        taken = in;
        run(() -> delivery.raw(head));
        return new Hijacked(in, new ExchangeOutlet(this, backlog));
    }

    @Override
    public void cut() {
        run(delivery::cut);
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

    Delivery delivery() {
        return delivery;
    }

    /** Whether anything of the answer has been sent. */
    boolean begun() {
        return reply.begun();
    }

    /** More of what the client sends has come. */
    void received(byte[] bytes, Inflow where) {
        record.received(bytes);
        where.offer(bytes);
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
        delivery.abandon();
        record.end(Outcome.DISCONNECTED);
        depart();
    }

    private boolean beginToRead() {
        if (!line.expectsContinue() && connection.faults().idle()) {
            return true;
        }
        run(() -> delivery.bodyRead(body, connection::sayContinue));
        return false;
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
            run(() -> delivery.whole(Head.of(500, "application/json"), text));
        } else {
            run(delivery::cut);
        }
    }
}
