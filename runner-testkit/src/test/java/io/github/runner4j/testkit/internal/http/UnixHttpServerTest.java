package io.github.runner4j.testkit.internal.http;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class UnixHttpServerTest extends HttpServerCases {

    @TempDir
    private Path directory;

    @Override
    SocketAddress address() {
        return UnixDomainSocketAddress.of(directory.resolve("fake.sock"));
    }
}
