package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.CONTAINER_COMMAND_INVALID;
import static io.github.runner4j.error.ErrorCode.CONTAINER_OUT_OF_MEMORY;
import static io.github.runner4j.error.ErrorCode.CONTAINER_PERMISSION_DENIED;
import static io.github.runner4j.error.ErrorCode.DOCKER_ACCESS_DENIED;
import static io.github.runner4j.error.ErrorCode.DOCKER_DAEMON_NOT_RUNNING;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_FAILED;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_TIMEOUT;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_UNSUPPORTED;
import static io.github.runner4j.error.ErrorCode.DOCKER_RESOURCE_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.INVALID_CONFIGURATION;
import static io.github.runner4j.error.ErrorCode.NETWORK_UNREACHABLE;
import static io.github.runner4j.error.ErrorCode.PORT_ALREADY_IN_USE;
import static io.github.runner4j.error.ErrorCode.RESOURCE_CONFLICT;
import static io.github.runner4j.error.ErrorCode.RESOURCE_LIMIT_EXCEEDED;

/** What engines and the runtimes under them say about containers, networks, volumes and requests. */
final class EngineRules {

    /** An archive that cannot be used, where the archive is the point. */
    static final Rules ARCHIVE = Rules.table("archive")
            .row(
                    DOCKER_OPERATION_FAILED,
                    "does not match any of the supported image formats",
                    "invalid tar header",
                    "archive/tar",
                    "docker-import-",
                    "unexpected eof",
                    "error processing tar file",
                    "gzip:",
                    "manifest.json",
                    "unrecognized image format",
                    "looking for beginning of")
            .row(
                    DOCKER_RESOURCE_NOT_FOUND,
                    "could not find the file",
                    "^no such file or directory$",
                    "could not be found on container");

    static final Rules REQUEST = Rules.table("request")
            .row(
                    DOCKER_OPERATION_UNSUPPORTED,
                    "client version * is too",
                    "cannot read logs",
                    "not logging output",
                    "no quota support",
                    "client api version * is too",
                    "page not found",
                    "^not found$",
                    "method not allowed",
                    "swarm manager",
                    "not part of a swarm",
                    "podman does not support",
                    "not supported",
                    "unsupported by",
                    "does not support",
                    "only supported",
                    "supported only",
                    "not implemented",
                    "unimplemented",
                    "experimental",
                    "could not select device driver",
                    "unresolvable cdi",
                    "container-init binary not found",
                    "requires api version")
            .row(DOCKER_ACCESS_DENIED, "authorization denied by plugin", "forbidden by administrative rules")
            .row(DOCKER_DAEMON_NOT_RUNNING, "containerd.sock", "containerd is down", "no server is available")
            .row(
                    DOCKER_RESOURCE_NOT_FOUND,
                    "no such container",
                    "no container with",
                    "no such network",
                    "network not found",
                    "^network * not found",
                    ": network * not found",
                    "unable to find network",
                    "no such volume",
                    "volume * not found",
                    "no volume with name",
                    "no such exec",
                    "no such plugin",
                    "plugin * not found",
                    "failed to find driver or plugin",
                    "no volume plugin with name",
                    "no such pod",
                    "no such object",
                    "could not find the file",
                    "could not be found on container",
                    "no such config",
                    "no such secret",
                    "no exec session")
            .row(RESOURCE_CONFLICT, "^address already in use$", "networking: address already in use")
            .row(
                    PORT_ALREADY_IN_USE,
                    "port is already allocated",
                    "address already in use",
                    "ports are not available",
                    "only one usage of each socket",
                    "proxy already running",
                    "port * is already in use")
            .row(
                    RESOURCE_CONFLICT,
                    "is already in use by",
                    "name is already in use",
                    "container state improper",
                    "already exists",
                    "already connected",
                    "already attached",
                    "endpoint with name",
                    "requested ip address * is already allocated",
                    "is not running",
                    "not running",
                    "on running containers",
                    "is not connected",
                    "is not paused",
                    "is paused",
                    "already paused",
                    "already started",
                    "is already",
                    "is restarting",
                    "marked for removal",
                    "is in use",
                    "in use by",
                    "being used",
                    "active endpoints",
                    "cannot remove a running",
                    "without force",
                    "has associated containers",
                    "dependent child",
                    "dependent containers",
                    "conflict: unable to",
                    "^conflict. ",
                    "^conflict: ",
                    "must be force",
                    "must be stopped",
                    "stop the container before",
                    "paused container",
                    "stopped state",
                    "already used",
                    "already in progress",
                    "pool overlaps",
                    "overlaps with",
                    "cannot be removed",
                    "container is running",
                    "wrong state",
                    "invalid state");

    /** What prevents a container, or a command in it, from starting. */
    static final Rules START = Rules.table("start")
            .row(
                    INVALID_CONFIGURATION,
                    "unable to find user",
                    "unable to find group",
                    "chdir to ",
                    "cannot chdir",
                    "chdir: ",
                    "/proc/sys",
                    "wrong rlimit",
                    "rlimit*invalid argument",
                    "expose privileged port",
                    "apparmor",
                    "seccomp",
                    "selinux")
            .row(CONTAINER_OUT_OF_MEMORY, "oom-killed", "oom killed")
            .row(
                    RESOURCE_LIMIT_EXCEEDED,
                    "rlimit*operation not permitted",
                    "rlimit*permission denied",
                    "can't fork",
                    "resource temporarily unavailable",
                    "cannot allocate memory",
                    "too many open files",
                    "too many processes",
                    "cannot fork")
            .row(
                    CONTAINER_COMMAND_INVALID,
                    "executable file not found",
                    "executable file * not found",
                    "no command specified",
                    "no exec command",
                    "non-empty command",
                    "no command or entrypoint",
                    "exec: \"*permission denied",
                    "exec: \"*no such file or directory",
                    "exec: \"*is a directory",
                    "exec: \"*not a directory",
                    "oci permission denied",
                    "command that was not found",
                    "open executable",
                    "exec /*: permission denied",
                    "exec /*: no such file or directory",
                    "exec container process `",
                    "executable * is a directory")
            .row(
                    CONTAINER_PERMISSION_DENIED,
                    "marked read-only",
                    "read-only file system",
                    "unable to apply caps",
                    "mkdir *permission denied",
                    "eacces")
            .row(NETWORK_UNREACHABLE, "dial tcp", "dial udp");

    static final Rules VALUES = Rules.table("values")
            .row(
                    INVALID_CONFIGURATION,
                    "invalid",
                    "unknown",
                    "unrecognized",
                    "not recognized",
                    "bad format",
                    "bad parameters",
                    "bad request",
                    "incorrect format",
                    "cannot unmarshal",
                    "parsing",
                    "unable to parse",
                    "failed to parse",
                    "failed to decode",
                    "not in subnet",
                    "not in any subnet",
                    "no matching subnet",
                    "did not understand",
                    "could not be recognized",
                    "must ",
                    " than ",
                    "should be",
                    "should not",
                    "cannot be",
                    "can't be",
                    "can not be",
                    "cannot use",
                    "cannot specify",
                    "cannot set",
                    "not allowed",
                    "not permitted on predefined",
                    "valid ",
                    "not available",
                    "not enabled",
                    "range of",
                    "out of range",
                    "minimum",
                    "maximum",
                    "exceed",
                    "unable to find user",
                    "unable to find group",
                    "no matching entries",
                    "memory limit",
                    "memory.max",
                    "not a directory",
                    "is a directory",
                    "absolute path",
                    "no such file or directory",
                    "no such device",
                    "does not exist",
                    "conflicting",
                    "conflicts with",
                    "incompatible",
                    "duplicate",
                    "required",
                    "expected",
                    "unexpected",
                    "cannot assign requested address",
                    "unsupported",
                    "missing",
                    "empty",
                    "too long",
                    "cannot parse",
                    "operation is not permitted",
                    "user specified ip",
                    "value is needed",
                    "interpret",
                    "already mounted",
                    "too many colons",
                    "error converting",
                    "decode(): eof",
                    "doesn't exist",
                    "enabled tls verification",
                    "update --resources",
                    "overflow",
                    "set more than once",
                    "sysctl",
                    "numerical result",
                    "argument")
            .row(CONTAINER_PERMISSION_DENIED, "permission denied", "operation not permitted")
            .row(DOCKER_OPERATION_TIMEOUT, "context deadline exceeded", "i/o timeout", "timed out", "timeout");

    private EngineRules() {}
}
