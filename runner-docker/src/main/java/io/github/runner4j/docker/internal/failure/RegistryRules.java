package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.IMAGE_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.REGISTRY_UNAVAILABLE;

/** Words that mean the registry because a registry is being spoken to: pull, push, login, and the images of a build. */
final class RegistryRules {

    /** Safe wherever images are named. */
    static final Rules DAMAGE = Rules.table("registry damage")
            .row(
                    REGISTRY_UNAVAILABLE,
                    "pinging container registry",
                    "unexpected http status",
                    "unexpected status from",
                    "unexpected status code",
                    "unknown blob",
                    "blob unknown",
                    "blob_unknown",
                    "blob upload unknown",
                    "fetching blob",
                    "reading blob",
                    "invalid status code from registry",
                    "digest did not match",
                    "layer verification failed",
                    "unexpected commit digest",
                    "failed size validation",
                    "failed commit on ref",
                    "error unmarshalling content",
                    "error parsing http",
                    "failed to read from destination repository",
                    "failed with status: ",
                    "initializing image from source",
                    "failed to register layer",
                    "failed to copy: httpreadseeker",
                    "manifest invalid",
                    "manifest verification failed",
                    "unsupported media type",
                    "unsupported manifest",
                    "schema version",
                    "statuscode: 4",
                    "statuscode: 5",
                    "fetching target platform image",
                    "failed to extract layer",
                    "writing blob",
                    "cannot be reached");

    /** Network words, which mean something else in a step of a build. */
    static final Rules TROUBLE = Rules.table("registry trouble")
            .row(
                    REGISTRY_UNAVAILABLE,
                    "dial tcp",
                    "no such host",
                    "connection refused",
                    "connection reset",
                    "i/o timeout",
                    "timeout exceeded",
                    "deadline exceeded",
                    "handshake timeout",
                    "network is unreachable",
                    "no route to host",
                    "server misbehaving",
                    "transport connection broken",
                    "malformed http",
                    "unexpected eof",
                    "eof$",
                    "looking for beginning of value",
                    "unexpected end of json",
                    "name resolution",
                    "proxyconnect",
                    "request canceled",
                    "service unavailable",
                    "bad gateway",
                    "gateway timeout",
                    "internal server error",
                    "method not allowed",
                    "operation is unsupported",
                    "unsupported:",
                    "invalid header",
                    "invalid tar header",
                    "server error",
                    "http2:",
                    "response status code 5",
                    "read-only mode",
                    "not a registry",
                    "checksum",
                    "tls handshake")
            .row(IMAGE_NOT_FOUND, ": not found$", "404 (not found)", "404 not found", "does not exist");

    private RegistryRules() {}
}
