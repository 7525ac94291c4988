package io.github.runner4j.docker.internal.failure;

import static io.github.runner4j.error.ErrorCode.BUILD_CONTEXT_INVALID;
import static io.github.runner4j.error.ErrorCode.DOCKERFILE_INVALID;
import static io.github.runner4j.error.ErrorCode.DOCKERFILE_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.DOCKER_BUILD_FAILED;
import static io.github.runner4j.error.ErrorCode.DOCKER_OPERATION_UNSUPPORTED;
import static io.github.runner4j.error.ErrorCode.GIT_OPERATION_FAILED;
import static io.github.runner4j.error.ErrorCode.IMAGE_NOT_FOUND;
import static io.github.runner4j.error.ErrorCode.INVALID_CONFIGURATION;
import static io.github.runner4j.error.ErrorCode.NETWORK_UNREACHABLE;

/** What the classic builder, BuildKit and Buildah say. */
final class BuildRules {

    /** What a step printed counts only when it is the runtime that speaks: the limits given to the build are no good. */
    static final Rules OUTPUT = Rules.table("build output")
            .row(
                    INVALID_CONFIGURATION,
                    "creating container for *memory limit",
                    "creating container for *cgroup",
                    "creating container for *: write file `c");

    /** A step ran, or could not; it comes first, because the words of a failed command may be anything. */
    static final Rules STEP = Rules.table("build step")
            .row(INVALID_CONFIGURATION, "oci runtime create failed: *memory limit")
            .row(
                    DOCKER_BUILD_FAILED,
                    "returned a non-zero code",
                    "executor failed running",
                    "did not complete successfully",
                    "while running runtime",
                    "failed to create shim task",
                    "oci runtime create failed",
                    "failed to create task for container",
                    "failed to start container process",
                    "unable to find user",
                    "no matching entries in passwd",
                    "no matching entries in group",
                    "can't find uid for user",
                    "can't find gid for group",
                    "looking up uid/gid",
                    "determining run uid",
                    "unknown user error",
                    "unable to convert uid/gid",
                    "invalid user index",
                    "invalid group index",
                    "cannot mkdir:",
                    "lstat *: not a directory",
                    "error checking directory",
                    "failed to create workdir",
                    "build canceled",
                    "process * failed");

    /** The engine's own git program failed; its words are Git's. */
    static final Rules REMOTE = Rules.table("build from git")
            .row(
                    GIT_OPERATION_FAILED,
                    "error fetching:",
                    "failed to fetch remote",
                    "error initializing submodules",
                    "git stderr:",
                    "failed to init repo",
                    "unable to git clone",
                    "git error",
                    "repository does not contain ref",
                    "unable to *git ",
                    "cloning:");

    static final Rules DOCKERFILE = Rules.table("dockerfile")
            .row(
                    DOCKER_OPERATION_UNSUPPORTED,
                    "experimental mode",
                    "not supported by buildkit",
                    "requires buildkit",
                    "buildkit is not supported",
                    "buildkit not supported",
                    "only supported with",
                    "only supported on",
                    "--squash is not supported",
                    "not supported for windows",
                    "unsupported frontend capability",
                    "could not select device driver",
                    "requires * to be enabled",
                    "is not allowed by",
                    "is not enabled")
            .row(
                    DOCKERFILE_NOT_FOUND,
                    "cannot locate specified dockerfile",
                    "failed to read dockerfile: open *no such file",
                    "failed to read dockerfile: *: file does not exist",
                    "failed to read dockerfile: *lstat *no such file",
                    "^stat *: no such file or directory",
                    "^open *dockerfile*: no such file or directory",
                    "^open *containerfile*: no such file or directory",
                    "^forbidden path outside the build context",
                    "error reading dockerfile",
                    "must be within the build context",
                    "specified dockerfile * does not exist",
                    "no containerfile or dockerfile",
                    "dockerfile path",
                    "cannot be path to a directory",
                    "failed to read dockerfile: *is a directory",
                    "^faccessat *: no such file or directory")
            .row(
                    BUILD_CONTEXT_INVALID,
                    "failed to get * with status",
                    "response status 4",
                    "response status 5",
                    "invalid response status",
                    "error processing tar file",
                    "archive/tar",
                    "invalid tar header",
                    "unexpected eof",
                    "gzip: invalid",
                    "excluded by pattern",
                    "excludes list",
                    "dockerignore",
                    "syntax error in pattern",
                    "containerignore",
                    "could not determine content type",
                    "unsupported content type",
                    "failed to calculate checksum",
                    "failed to compute cache key: *not found",
                    "not found in build context")
            .row(
                    DOCKERFILE_INVALID,
                    "dockerfile parse error",
                    "failed to parse dockerfile",
                    "unknown instruction",
                    "unknown flag",
                    "file with no instructions",
                    "dockerfile cannot be empty",
                    "dockerfile (*) cannot be empty",
                    "no build stage in current context",
                    "no from statement",
                    "no stages to build",
                    "no contents in",
                    "requires at least",
                    "requires exactly",
                    "requires either",
                    "must have two arguments",
                    "must have at least",
                    "invalid from flag value *index out of bounds",
                    "invalid stage index",
                    "target stage * could not be found",
                    "failed to reach build target",
                    "not found in the provided dockerfile",
                    "circular dependency",
                    "should not be blank",
                    "can not be blank",
                    "cannot be blank",
                    "invalid containerport",
                    "invalid signal",
                    "in healthcheck",
                    "line greater than max",
                    "unterminated",
                    "syntax error",
                    "can't find = in",
                    "invalid name for build stage",
                    "invalid stage name",
                    "duplicate name",
                    "stage name already used",
                    "escape token",
                    "escape parser directive",
                    "bad substitution",
                    "in substitution",
                    "failed to process",
                    "unsupported modifier",
                    "isn't allowed as an onbuild trigger",
                    "not allowed as an onbuild",
                    "chaining onbuild",
                    "more than one source file",
                    "multiple sources",
                    "destination must be a directory",
                    "only one * allowed",
                    "invalid mount type",
                    "unsupported mount type",
                    "unexpected key",
                    "invalid value for",
                    "invalid port",
                    "invalid proto",
                    "invalid range",
                    "error parsing",
                    "parse error",
                    "parsing main dockerfile",
                    "token too long",
                    "missing value for",
                    "cannot be specified",
                    "unsupported value",
                    "only supports the",
                    "unexpected end of statement",
                    "resolving step",
                    "invalid boolean",
                    "no default stage",
                    "unsupported scheme",
                    "no image was generated",
                    "building at step \"healthcheck",
                    "building at step \"shell",
                    "building at step \"expose",
                    "building at step \"env ",
                    "building at step \"label ",
                    "building at step \"volume",
                    "building at step \"onbuild",
                    "building at step \"stopsignal")
            .row(
                    INVALID_CONFIGURATION,
                    "secret *: not found",
                    "secret required",
                    "ssh required",
                    "error reading build args",
                    "error reading labels",
                    "looking for beginning of value",
                    "cannot unmarshal");

    /** Left over when neither a registry nor the Dockerfile is to blame. */
    static final Rules SOURCES = Rules.table("build sources")
            .row(INVALID_CONFIGURATION, "no active sessions")
            .row(
                    NETWORK_UNREACHABLE,
                    "dial tcp",
                    "no such host",
                    "connection refused",
                    "connection reset",
                    "i/o timeout",
                    "network is unreachable",
                    "no route to host",
                    "name resolution",
                    "server misbehaving",
                    "timeout exceeded")
            .row(
                    BUILD_CONTEXT_INVALID,
                    "copy failed",
                    "add failed",
                    "forbidden path outside the build context",
                    "no items matching glob",
                    "copier:",
                    "checking on sources",
                    "possible escaping context",
                    "no source files",
                    "failed to compute cache key",
                    "\": not found",
                    "remote context",
                    "cannot copy to non-directory",
                    "copying * outside",
                    "lstat *no such file",
                    "failed to read *context",
                    "rejected: *context",
                    "error during context",
                    "build context")
            .row(IMAGE_NOT_FOUND, ": not found$", ": no such image");

    /** What BuildKit could not translate for any other reason is a fault of the Dockerfile. */
    static final Rules REST = Rules.table("build rest")
            .row(DOCKERFILE_INVALID, "failed to create llb definition", "failed to create llb:");

    private BuildRules() {}
}
