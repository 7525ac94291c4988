package io.github.runner4j.testkit.internal.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says of itself to the server.
 *
 * @param request what the handler sees of it
 * @param isHttp11 or HTTP/1.0
 * @param keepAlive whether the client wants the connection to stay
 * @param expectsContinue whether the client waits for a word before it sends the body
 * @param queryFault what in the query makes no sense; the handler sees no query then
 */
record RequestLine(
        Request request, boolean isHttp11, boolean keepAlive, boolean expectsContinue, Optional<String> queryFault) {

    private static final int MOST_PARAMETERS = 65_536;

    static RequestLine of(HttpRequest request) {
        boolean http11 = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        String uri = withoutAuthority(request.uri());
        Optional<String> queryFault = MalformedRequest.queryFault(uri);
        uri = queryFault.isPresent() ? MalformedRequest.path(uri) : uri;
        QueryStringDecoder query = new QueryStringDecoder(uri, StandardCharsets.UTF_8, true, MOST_PARAMETERS, true);
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach(each -> headers.merge(
                        each.getKey().toLowerCase(Locale.ROOT), each.getValue(), (one, two) -> one + ", " + two));
        return new RequestLine(
                new Request(request.method().name(), query.rawPath(), query.parameters(), headers),
                http11,
                HttpUtil.isKeepAlive(request),
                http11 && request.headers().containsValue(HttpHeaderNames.EXPECT, "100-continue", true),
                queryFault);
    }

    boolean isHead() {
        return request.method().equals("HEAD");
    }

    /** A client that takes the engine for a proxy names it once more. */
    private static String withoutAuthority(String uri) {
        if (!uri.startsWith("http://") && !uri.startsWith("https://")) {
            return uri;
        }
        int slash = uri.indexOf('/', uri.indexOf("//") + 2);
        return slash < 0 ? "/" : uri.substring(slash);
    }
}
