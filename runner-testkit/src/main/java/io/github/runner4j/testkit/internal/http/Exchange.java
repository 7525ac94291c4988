package io.github.runner4j.testkit.internal.http;

import java.io.InputStream;
import java.util.Map;

/** A request, and the answer to it. One of the three kinds of answer is given once. */
public interface Exchange {

    /** The request's first line and headers. */
    Request request();

    /** The request's body as it comes; reading blocks. At its end at once when there is none. */
    InputStream body();

    /** Gives a whole answer: with its length, or chunked above 2 KB, as Go's server does. */
    void answer(Answer answer);

    /** Sends the head at once and leaves the body to come, chunked. */
    Outlet open(Head head);

    /** Sends the head and takes the connection over: raw bytes in both directions, and none of HTTP from then on. */
    Hijacked hijack(Head head);

    /** Breaks the connection off instead of an answer, or in the midst of it. What is answered afterwards goes nowhere. */
    default void cut() {
        open(new Head(500, Map.of())).cut();
    }

    /** Does something once the client has closed the connection, or the answer is over; at once when that is so already. */
    void onGone(Runnable action);
}
