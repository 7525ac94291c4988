package io.github.runner4j.testkit.internal.http;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

/** How the head of an answer looks on the wire, in the order of Go's server: the handler's headers sorted, then the server's own. */
final class HeadText {

    private static final byte[] CONTINUE = bytes("HTTP/1.1 100 Continue\r\n\r\n");

    private HeadText() {}

    /** Asks a client for the body that it holds back. */
    static byte[] toContinue() {
        return CONTINUE.clone();
    }

    /** The head of an answer of HTTP. */
    static byte[] of(Head head, String version, Clock clock, Map<String, String> own) {
        StringBuilder text = start(head.status(), version, reason(head.status()));
        new TreeMap<>(head.headers()).forEach((name, value) -> line(text, name, value));
        line(text, "Date", DateFormatter.format(Date.from(clock.instant())));
        own.forEach((name, value) -> line(text, name, value));
        return bytes(text.append("\r\n").toString());
    }

    /** The head of a connection that is taken over: the handler's headers alone, in their own order. */
    static byte[] raw(Head head) {
        StringBuilder text = start(head.status(), "1.1", head.status() == 101 ? "UPGRADED" : reason(head.status()));
        head.headers().forEach((name, value) -> line(text, name, value));
        return bytes(text.append("\r\n").toString());
    }

    /** An answer to what is no proper request, word for word as Go's server gives it. */
    static byte[] malformed(int status, String detail) {
        String words = status + " " + reason(status) + (detail.isEmpty() ? "" : ": " + detail);
        return bytes("HTTP/1.1 " + words + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
                + words);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder start(int status, String version, String reason) {
        return new StringBuilder(256)
                .append("HTTP/")
                .append(version)
                .append(' ')
                .append(status)
                .append(' ')
                .append(reason)
                .append("\r\n");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    private static String reason(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
