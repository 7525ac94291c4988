package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.IMAGE_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.IMAGE_PLATFORM_MISMATCH;
import static io.github.runner4j.error.ErrorCode.INVALID_CONFIGURATION;
import static io.github.runner4j.error.ErrorCode.RATE_LIMITED;
import static io.github.runner4j.error.ErrorCode.REGISTRY_AUTHENTICATION_FAILED;
import static io.github.runner4j.error.ErrorCode.REGISTRY_UNAVAILABLE;
import static io.github.runner4j.error.ErrorCode.SECURE_CONNECTION_FAILED;

/** What is said about images and registries, in whatever operation an image is named. */
final class ImageRules {

    static final Rules TABLE = Rules.table("image")
            .row(
                    INVALID_CONFIGURATION,
                    "invalid reference format",
                    "repository name must be lowercase",
                    "must have at least one component",
                    "invalid tag format",
                    "invalid repository name",
                    "invalid image name",
                    "repository name must not be longer",
                    "cannot specify 64-byte hex",
                    "invalid checksum digest",
                    "unsupported digest algorithm",
                    "invalid reference:",
                    "unknown operating system or architecture",
                    "invalid platform",
                    "failed to parse platform",
                    "specifier * must be in the form",
                    "failed to parse \"x-registry-auth\"",
                    "failed to parse request",
                    "getting username and password",
                    "no host in request url",
                    "^invalid x-registry-auth")
            .row(
                    RATE_LIMITED,
                    "toomanyrequests",
                    "too many requests",
                    "pull rate limit",
                    "rate limit exceeded",
                    "status: 429",
                    "status code 429")
            .row(
                    SECURE_CONNECTION_FAILED,
                    "x509:",
                    " tls: ",
                    "gave http response to https client",
                    "http request to an https server",
                    "http request was sent to https port",
                    "certificate signed by unknown",
                    "certificate has expired")
            .row(
                    REGISTRY_UNAVAILABLE,
                    "/v2/*dial tcp",
                    "/token*dial tcp",
                    "/v2/*connection re",
                    "/v2/*timeout",
                    "/token*timeout",
                    "/v2/*deadline exceeded",
                    "/v2/*eof$",
                    "/v2/*transport connection broken",
                    "/v2/*: malformed http",
                    "pinging container registry *: get *dial",
                    "failed to do request: *dial",
                    "/v2/*server misbehaving",
                    "/v2/*proxyconnect",
                    "/v2/*request canceled",
                    "/v2/*unexpected eof",
                    "/v2/*http2:")
            .row(
                    REGISTRY_AUTHENTICATION_FAILED,
                    "pull access denied",
                    "no pull access",
                    "unauthorized",
                    "no basic auth credentials",
                    "authentication required",
                    "access to the resource is denied",
                    "access to the requested resource is not authorized",
                    "insufficient_scope",
                    "invalid_token",
                    "authorization failed",
                    "failed to authorize",
                    "unable to retrieve auth token",
                    "failed to fetch oauth token",
                    "incorrect username or password",
                    "invalid username/password",
                    "authorization token has expired",
                    "http basic: access denied",
                    "^denied",
                    ": denied:",
                    ": denied$",
                    "access forbidden",
                    "missing x-registry-auth",
                    "source metadata*no active sessions",
                    "llb definition: no active sessions",
                    "status: 401",
                    "status: 403",
                    "status code 401",
                    "status code 403",
                    "statuscode: 401",
                    "statuscode: 403",
                    ": 401 unauthorized",
                    ": 403 forbidden",
                    "401 (unauthorized)",
                    "403 (forbidden)",
                    "error getting credentials")
            .row(
                    IMAGE_PLATFORM_MISMATCH,
                    "no matching manifest for",
                    "no match for platform in manifest",
                    "does not match the specified platform",
                    "does not provide the specified platform",
                    "does not match the expected platform",
                    "no image found in manifest list",
                    "no image found in image index",
                    "cannot be used on this platform",
                    "does not match the detected host platform",
                    "exec format error",
                    "choosing image instance",
                    "does not provide any platform",
                    "image platform * does not match")
            .row(
                    IMAGE_NOT_FOUND,
                    "manifest unknown",
                    "manifest_unknown",
                    "name unknown",
                    "name_unknown",
                    "manifest for * not found",
                    "repository name not known to registry",
                    "no such image",
                    "image not known",
                    "reference does not exist",
                    "an image does not exist locally",
                    "tag does not exist",
                    "no stage or image found with that name",
                    "failed to find image",
                    "unable to find image",
                    "could not find image",
                    "unable to find a name and tag match",
                    "failed to resolve source metadata for *: not found",
                    "failed to resolve reference *: not found",
                    "image * not found",
                    "image not found",
                    "frontend gateway*: not found",
                    "not found in local storage",
                    "unknown tag");

    private ImageRules() {}
}
