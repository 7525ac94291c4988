package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.GIT_AUTHENTICATION_FAILED;
import static io.github.runner4j.error.ErrorCode.GIT_OPERATION_FAILED;
import static io.github.runner4j.error.ErrorCode.GIT_REF_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.INVALID_CONFIGURATION;
import static io.github.runner4j.error.ErrorCode.NETWORK_UNREACHABLE;
import static io.github.runner4j.error.ErrorCode.OPERATION_CANCELLED;
import static io.github.runner4j.error.ErrorCode.RATE_LIMITED;
import static io.github.runner4j.error.ErrorCode.REPOSITORY_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.SECURE_CONNECTION_FAILED;

/** What JGit, its SSH client and Git servers say; also the git program inside an engine that fetches a remote context. */
final class GitRules {

    static final Rules TABLE = Rules.table("git")
            .row(
                    OPERATION_CANCELLED,
                    "^@CanceledException:",
                    "^@CancelledException:",
                    "^@CancellationException:",
                    "^@InterruptedException:",
                    "^@ClosedByInterruptException:",
                    "cancelled$",
                    "was canceled",
                    "operation canceled")
            .row(
                    SECURE_CONNECTION_FAILED,
                    "^@SSL*Exception:",
                    "^@Certificate*Exception:",
                    "^@CertPath*Exception:",
                    "^@SunCertPathBuilderException:",
                    "secure connection to * could not be",
                    "server key did not validate",
                    "host key",
                    "server certificate verification failed",
                    "ssl certificate problem",
                    "self-signed certificate",
                    "self signed certificate",
                    "certificate verify failed",
                    "no alternative certificate subject name",
                    "wrong version number",
                    "unable to negotiate a key exchange",
                    "unable to negotiate key exchange",
                    "no matching host key type found")
            .row(RATE_LIMITED, ": 429 ", "too many requests", "rate limit", "error: 429")
            // a URL that no connection can be made of, whatever is said about the connection
            .row(
                    INVALID_CONFIGURATION,
                    "^@IllegalArgumentException:",
                    "^@URISyntaxException:",
                    "^@MalformedURLException:")
            // a client without an SSH transport, not a network that broke
            .row(GIT_OPERATION_FAILED, "^@NullPointerException:")
            .row(
                    NETWORK_UNREACHABLE,
                    "^@*ConnectException:",
                    "^@UnknownHostException:",
                    "^@UnresolvedAddressException:",
                    "unresolvedaddress",
                    "^@NoRouteToHostException:",
                    "^@*SocketException:",
                    "^@*TimeoutException:",
                    "^@EOFException:",
                    "short read of block",
                    "connection refused",
                    "connection reset",
                    "connection timed out",
                    "connect timed out",
                    "read timed out",
                    "write timed out",
                    "within specified timeout",
                    "timeout expired",
                    "session is being closed",
                    "connection closed by",
                    "connection failed",
                    "failed to connect to",
                    "could not resolve host",
                    "couldn't connect to server",
                    "unknown host",
                    "operation too slow",
                    "network is unreachable",
                    "no route to host",
                    "kex_exchange_identification",
                    "unable to connect to")
            // git daemon hides what it does not export
            .row(REPOSITORY_NOT_FOUND, "not exported")
            .row(
                    GIT_AUTHENTICATION_FAILED,
                    "not authorized",
                    "authentication is required",
                    "authentication not supported",
                    "authentication failed",
                    "-pack not permitted",
                    "cannot log in at",
                    "no more authentication methods",
                    "auth fail",
                    "auth cancel",
                    ": 401 ",
                    ": 403 ",
                    "error: 401",
                    "error: 403",
                    "could not read username",
                    "could not read password",
                    "permission denied (",
                    "publickey",
                    "access denied",
                    "not granted",
                    "invalid username or password",
                    "password authentication was removed",
                    "passphrase",
                    "cannot read key",
                    "invalid credentials",
                    "bad credentials")
            .row(
                    GIT_REF_NOT_FOUND,
                    "^@MissingObjectException:",
                    "^@RefNotFoundException:",
                    "^@RefNotAdvertisedException:",
                    "^@NoHeadException:",
                    "^@RevisionSyntaxException:",
                    "^@IncorrectObjectTypeException:",
                    "remote branch * not found",
                    "remote does not have * available for fetch",
                    "want * not valid",
                    "not our ref",
                    "cannot be resolved",
                    "couldn't find remote ref",
                    "did not match any file",
                    "reference is not a tree",
                    "unknown revision",
                    "bad revision",
                    "missing unknown",
                    "missing commit",
                    "did not contain")
            .row(
                    REPOSITORY_NOT_FOUND,
                    "^@NoRemoteRepositoryException:",
                    "^@RepositoryNotFoundException:",
                    "^@ServiceNotEnabledException:",
                    "repository not found",
                    "repository * not found",
                    "repository * does not exist",
                    "does not appear to be a git repository",
                    "service not enabled",
                    "project you were looking for could not be found",
                    "could not be found or you don't have permission",
                    "not a git repository",
                    ": 404 ",
                    ": 410 ",
                    "error: 404",
                    "repository does not exist")
            .row(
                    INVALID_CONFIGURATION,
                    "^@IllegalStateException:",
                    "^@NotSupportedException:",
                    "^@InvalidRefNameException:",
                    "^@InvalidPathException:",
                    "^@AccessDeniedException:",
                    "^@NotDirectoryException:",
                    "^@FileAlreadyExistsException:",
                    "^@InvalidRemoteException:",
                    "creating directories for * failed",
                    "already exists and is not an empty directory",
                    "could not create",
                    "uri not supported",
                    "transport * not allowed",
                    "bad/illegal format",
                    "is not a git command",
                    "is not a valid ref name",
                    "invalid ref name")
            .row(
                    NETWORK_UNREACHABLE,
                    ": 5## ",
                    "error: 5##",
                    "hung up unexpectedly",
                    "unexpected end of",
                    "early eof",
                    "unexpected disconnect",
                    "^@SshException:",
                    "^@SshChannelClosedException:",
                    "connection is closed",
                    "channel is closed",
                    "premature eof",
                    "stream closed",
                    "broken pipe")
            .row(OPERATION_CANCELLED, "^@InterruptedIOException:");

    private GitRules() {}
}
