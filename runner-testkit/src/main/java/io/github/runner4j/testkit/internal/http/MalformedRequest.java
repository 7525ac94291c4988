package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.json.Json;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells requests that are none, as Go's server does. */
final class MalformedRequest {

    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})[^&=]{0,2}");

    private MalformedRequest() {}

    /** The answer to a request that the handler must not see. */
    static Optional<byte[]> refusal(HttpRequest request, Clock clock) {
        if (request.decoderResult().isFailure()) {
            boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
            return Optional.of(HeadText.malformed(tooLong ? 431 : 400, ""));
        }
        if (!request.protocolVersion().protocolName().equals("HTTP")) {
            return Optional.of(HeadText.malformed(400, ""));
        }
        if (request.protocolVersion().majorVersion() != 1) {
            return Optional.of(HeadText.malformed(505, "unsupported protocol version"));
        }
        return headers(request, clock);
    }

    /** Answers a request whose query makes no sense, in the words of the engine. */
    static Handler refuseQuery(String fault) {
        byte[] body = Json.line(Json.object().put("message", fault));
        return exchange -> exchange.answer(new Answer(Head.of(400, "application/json"), Content.of(body)));
    }

    /** What is wrong with the query of a URI. */
    static Optional<String> queryFault(String uri) {
        return Stream.of(uri.substring(path(uri).length()).split("&"))
                .flatMap(part -> fault(part).stream())
                .findFirst();
    }

    private static Optional<String> fault(String part) {
        return part.contains(";")
                ? Optional.of("invalid semicolon separator in query")
                : badEscape(part).map(escape -> "invalid URL escape \"" + escape + "\"");
    }

    /** The first escape in a text that is none. */
    private static Optional<String> badEscape(String text) {
        return BAD_ESCAPE.matcher(text).results().map(MatchResult::group).findFirst();
    }

    /** A URI without its query. */
    static String path(String uri) {
        int question = uri.indexOf('?');
        return question < 0 ? uri : uri.substring(0, question);
    }

    private static Optional<byte[]> headers(HttpRequest request, Clock clock) {
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return Optional.of(HeadText.malformed(400, "missing required Host header"));
        }
        if (hosts > 1) {
            return Optional.of(HeadText.malformed(400, "too many Host headers"));
        }
        if (badEscape(path(request.uri())).isPresent()) {
            return Optional.of(HeadText.malformed(400, ""));
        }
        String expected = request.headers().get(HttpHeaderNames.EXPECT, "100-continue");
        if (!expected.equalsIgnoreCase("100-continue")) {
            Head head = new Head(417, Map.of("Connection", "close", "Content-Length", "0"));
            return Optional.of(HeadText.of(head, "1.1", clock, Map.of()));
        }
        return Optional.empty();
    }
}
