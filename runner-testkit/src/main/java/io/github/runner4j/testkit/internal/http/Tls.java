package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.files.Content;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * How connections are encrypted; everything as PEM.
 *
 * @param certificate the server's certificate, and those between it and its root
 * @param key the server's private key, as PKCS #8 without a password
 * @param clientAuthority whose certificates clients must show; none is asked for without
 */
public record Tls(Content certificate, Content key, Optional<Content> clientAuthority) {

    SslContext context() {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(stream(certificate), stream(key))
                    .sslProvider(SslProvider.JDK);
            clientAuthority.ifPresent(
                    authority -> builder.trustManager(stream(authority)).clientAuth(ClientAuth.REQUIRE));
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("Certificate and key of the server do not fit: " + e.getMessage(), e);
        }
    }

    private static InputStream stream(Content content) {
        return new ByteArrayInputStream(content.toBytes());
    }
}
