package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.DOCKER_ACCESS_DENIED;
import static io.github.runner4j.error.ErrorCode.DOCKER_DAEMON_NOT_RUNNING;
import static io.github.runner4j.error.ErrorCode.DOCKER_NOT_INSTALLED;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_FAILED;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_TIMEOUT;
import static io.github.runner4j.error.ErrorCode.INVALID_CONFIGURATION;
import static io.github.runner4j.error.ErrorCode.NETWORK_UNREACHABLE;
import static io.github.runner4j.error.ErrorCode.OPERATION_CANCELLED;
import static io.github.runner4j.error.ErrorCode.SECURE_CONNECTION_FAILED;
import static io.github.runner4j.error.ErrorCode.UNKNOWN_ERROR;

/** What it means when there is no answer of the engine at all. Lines that begin with {@code @} are exception types. */
final class TransportRules {

    static final Rules TABLE = Rules.table("transport")
            .row(
                    OPERATION_CANCELLED,
                    "^@CancellationException:",
                    "^@InterruptedException:",
                    "^@ClosedByInterruptException:")
            // the programs were the last probe
            .row(DOCKER_NOT_INSTALLED, "^@IOException: cannot run program", "could not find a valid docker environment")
            .row(
                    DOCKER_ACCESS_DENIED,
                    // a socket without permission surfaces as a BindException
                    "^@BindException:*permission denied",
                    "^@*Exception:*permission denied",
                    "^@*Exception:*operation not permitted",
                    "^@*Exception:*access is denied",
                    "^@AccessDeniedException:")
            .row(
                    SECURE_CONNECTION_FAILED,
                    "^@SSL*Exception:",
                    "^@Certificate*Exception:",
                    "^@CertPath*Exception:",
                    "^@SunCertPathBuilderException:",
                    "^@UnrecoverableKeyException:",
                    "^@KeyStoreException:",
                    "^@*Exception:*unsupported or unrecognized ssl message")
            .row(
                    NETWORK_UNREACHABLE,
                    "^@UnknownHostException:",
                    "^@UnresolvedAddressException:",
                    "^@NoRouteToHostException:",
                    "^@*Exception:*network is unreachable",
                    "^@*Exception:*no route to host")
            .row(
                    DOCKER_OPERATION_TIMEOUT,
                    "^@*TimeoutException:",
                    "^@*TimedOutException:",
                    "^@*Exception:*timed out",
                    "awaiting * timeout",
                    "^@*Exception:*deadline")
            .row(
                    DOCKER_DAEMON_NOT_RUNNING,
                    "^@*ConnectException:",
                    "^@*SocketException:",
                    "^@NoHttpResponseException:",
                    "^@ConnectionClosedException:",
                    "^@*ChunkCodingException:",
                    "^@TruncatedChunkException:",
                    "^@JsonEOFException:",
                    "^@EOFException:",
                    "^@ClosedChannelException:",
                    "^@AsynchronousCloseException:",
                    "^@NoSuchFileException:",
                    "^@*IOException:*connection reset",
                    "^@*IOException:*broken pipe",
                    "^@*IOException:*connection refused",
                    "^@*IOException:*no such file or directory",
                    "^@*IOException:*stream closed",
                    "^@*IOException:*closed",
                    "^@*HttpException:",
                    "^@ProtocolException:")
            // docker-java's callback falls over an error item, so what the engine said is lost
            .row(DOCKER_OPERATION_FAILED, "^@NullPointerException:*ResponseItem")
            .row(
                    INVALID_CONFIGURATION,
                    "^@IllegalArgumentException:",
                    "^@URISyntaxException:",
                    "^@MalformedURLException:",
                    "^@NumberFormatException:",
                    "^@UnsupportedSchemeException:")
            .row(
                    UNKNOWN_ERROR,
                    "^@NullPointerException:",
                    "^@ClassCastException:",
                    "^@IndexOutOfBoundsException:",
                    "^@*Error:");

    private TransportRules() {}
}
