package io.github.runner4j.error;

import static io.github.runner4j.error.ErrorCategory.CONFIG;
import static io.github.runner4j.error.ErrorCategory.DOCKER;
import static io.github.runner4j.error.ErrorCategory.GIT;
import static io.github.runner4j.error.ErrorCategory.NETWORK;
import static io.github.runner4j.error.ErrorCategory.REGISTRY;
import static io.github.runner4j.error.ErrorCategory.RESOURCE;
import static io.github.runner4j.error.ErrorCategory.SECURITY;
import static io.github.runner4j.error.ErrorCode.Trait.RECOVERABLE;
import static io.github.runner4j.error.ErrorCode.Trait.RETRYABLE;
import static io.github.runner4j.error.Severity.CRITICAL;
import static io.github.runner4j.error.Severity.HIGH;
import static io.github.runner4j.error.Severity.LOW;
import static io.github.runner4j.error.Severity.MEDIUM;

import java.util.Objects;
import java.util.Set;

/**
 * What kind of failure something is. The value is open: these constants are the library's own, and a plugin makes its own by
 * {@link #of(String, ErrorCategory, Severity, String, Trait...)}. Two codes are equal when their names are.
 */
public final class ErrorCode {

    /** What may help after a failure. */
    public enum Trait {
        /** It can be repaired by another value or by the environment while the application runs. */
        RECOVERABLE,
        /** The same call, unchanged, may succeed later. */
        RETRYABLE
    }

    /** No engine was found by any probe. Critical; neither recoverable nor retryable. */
    public static final ErrorCode DOCKER_NOT_INSTALLED = of(
            "DOCKER_NOT_INSTALLED",
            DOCKER,
            CRITICAL,
            "Install Docker or Podman and start it, or name the engine's address.");

    /** Nobody answers at the engine's address, or the engine broke off in the middle of a call. Critical; recoverable and retryable. */
    public static final ErrorCode DOCKER_DAEMON_NOT_RUNNING = of(
            "DOCKER_DAEMON_NOT_RUNNING",
            DOCKER,
            CRITICAL,
            "Start Docker or Podman, or check DOCKER_HOST.",
            RECOVERABLE,
            RETRYABLE);

    /** The operating system refuses access to the engine's socket. High; recoverable. */
    public static final ErrorCode DOCKER_ACCESS_DENIED = of(
            "DOCKER_ACCESS_DENIED",
            SECURITY,
            HIGH,
            "Add the user to the socket's group, or point DOCKER_HOST to a rootless socket.",
            RECOVERABLE);

    /** The engine, builder or driver does not have this API version, call or feature. Medium; recoverable. */
    public static final ErrorCode DOCKER_OPERATION_UNSUPPORTED = of(
            "DOCKER_OPERATION_UNSUPPORTED",
            DOCKER,
            MEDIUM,
            "Use another engine or builder, or update it.",
            RECOVERABLE);

    /** The time given to an operation ran out. Medium; recoverable and retryable. */
    public static final ErrorCode DOCKER_OPERATION_TIMEOUT = of(
            "DOCKER_OPERATION_TIMEOUT",
            DOCKER,
            MEDIUM,
            "Raise the timeout, or find out what the operation was waiting for.",
            RECOVERABLE,
            RETRYABLE);

    /** Any other failure of the engine outside a build. Medium; recoverable. */
    public static final ErrorCode DOCKER_OPERATION_FAILED = of(
            "DOCKER_OPERATION_FAILED",
            DOCKER,
            MEDIUM,
            "Read the details; the engine's own log may tell more.",
            RECOVERABLE);

    /** A step of the image build ran and failed, or the build failed without a reason given. High; recoverable. */
    public static final ErrorCode DOCKER_BUILD_FAILED = of(
            "DOCKER_BUILD_FAILED",
            DOCKER,
            HIGH,
            "Read the last lines of the build output and correct the step.",
            RECOVERABLE);

    /** The Dockerfile is not in the source. High; recoverable. */
    public static final ErrorCode DOCKERFILE_NOT_FOUND =
            of("DOCKERFILE_NOT_FOUND", CONFIG, HIGH, "Check its path and name.", RECOVERABLE);

    /** The Dockerfile cannot be understood, or names a stage that it does not have. High; recoverable. */
    public static final ErrorCode DOCKERFILE_INVALID =
            of("DOCKERFILE_INVALID", CONFIG, HIGH, "Correct the instruction that is named.", RECOVERABLE);

    /** A file that the Dockerfile needs is not in the build context, or the context cannot be read. High; recoverable. */
    public static final ErrorCode BUILD_CONTEXT_INVALID =
            of("BUILD_CONTEXT_INVALID", CONFIG, HIGH, "Check the path, the context and .dockerignore.", RECOVERABLE);

    /** The caller stopped the operation. Low; recoverable and retryable. */
    public static final ErrorCode OPERATION_CANCELLED =
            of("OPERATION_CANCELLED", DOCKER, LOW, "Nothing to do.", RECOVERABLE, RETRYABLE);

    /** The image, tag or digest is unknown, here or in the registry. Medium; recoverable. */
    public static final ErrorCode IMAGE_NOT_FOUND =
            of("IMAGE_NOT_FOUND", REGISTRY, MEDIUM, "Check its name, or build or pull it first.", RECOVERABLE);

    /** The image or its program is for another processor architecture. High; recoverable. */
    public static final ErrorCode IMAGE_PLATFORM_MISMATCH =
            of("IMAGE_PLATFORM_MISMATCH", CONFIG, HIGH, "Choose an image for this platform.", RECOVERABLE);

    /** The registry refuses access, or hides that the repository does not exist. High; recoverable. */
    public static final ErrorCode REGISTRY_AUTHENTICATION_FAILED = of(
            "REGISTRY_AUTHENTICATION_FAILED", REGISTRY, HIGH, "Check user, password and repository name.", RECOVERABLE);

    /** The registry cannot be reached or gives no usable answer. Medium; recoverable and retryable. */
    public static final ErrorCode REGISTRY_UNAVAILABLE = of(
            "REGISTRY_UNAVAILABLE",
            REGISTRY,
            MEDIUM,
            "Check the registry's address and the network, then try again.",
            RECOVERABLE,
            RETRYABLE);

    /** A registry or Git server limits the number of requests. Medium; recoverable and retryable. */
    public static final ErrorCode RATE_LIMITED =
            of("RATE_LIMITED", NETWORK, MEDIUM, "Wait, or log in for a higher limit.", RECOVERABLE, RETRYABLE);

    /** No trusted connection could be made: certificate, host key, or plain text against TLS. High; recoverable. */
    public static final ErrorCode SECURE_CONNECTION_FAILED = of(
            "SECURE_CONNECTION_FAILED",
            SECURITY,
            HIGH,
            "Check the certificate, the known hosts, and whether the server speaks TLS.",
            RECOVERABLE);

    /** The container, network, volume, exec or path does not exist (any more). Medium; recoverable. */
    public static final ErrorCode DOCKER_RESOURCE_NOT_FOUND =
            of("DOCKER_RESOURCE_NOT_FOUND", DOCKER, MEDIUM, "Check its name, or create it first.", RECOVERABLE);

    /** The name is taken, or the state of the thing forbids this. Medium; recoverable. */
    public static final ErrorCode RESOURCE_CONFLICT = of(
            "RESOURCE_CONFLICT", DOCKER, MEDIUM, "Stop or remove the other one, or choose another name.", RECOVERABLE);

    /** A host port is held by another container or process. Medium; recoverable and retryable. */
    public static final ErrorCode PORT_ALREADY_IN_USE =
            of("PORT_ALREADY_IN_USE", NETWORK, MEDIUM, "Free the port or choose another.", RECOVERABLE, RETRYABLE);

    /** A value that was given is not accepted. Medium; recoverable. */
    public static final ErrorCode INVALID_CONFIGURATION =
            of("INVALID_CONFIGURATION", CONFIG, MEDIUM, "Correct the value that is named.", RECOVERABLE);

    /** Settings cannot be read at all. High; recoverable. */
    public static final ErrorCode CONFIGURATION_ERROR = of(
            "CONFIGURATION_ERROR", CONFIG, HIGH, "Check that the file exists, may be read, and is text.", RECOVERABLE);

    /** The catalog entity does not ask to be run. Medium; neither recoverable nor retryable. */
    public static final ErrorCode MISSING_RUNNER_ANNOTATION =
            of("MISSING_RUNNER_ANNOTATION", CONFIG, MEDIUM, "Add the runner's annotation to the entity.");

    /** The container's command does not exist or may not be executed. High; recoverable. */
    public static final ErrorCode CONTAINER_COMMAND_INVALID = of(
            "CONTAINER_COMMAND_INVALID",
            CONFIG,
            HIGH,
            "Check command, entrypoint, permissions and line ends.",
            RECOVERABLE);

    /** The program in the container ended or is unhealthy. High; recoverable. */
    public static final ErrorCode CONTAINER_FAILED =
            of("CONTAINER_FAILED", DOCKER, HIGH, "Read its last log lines.", RECOVERABLE);

    /** The container was killed by a signal, most often for lack of memory. High; recoverable and retryable. */
    public static final ErrorCode CONTAINER_KILLED = of(
            "CONTAINER_KILLED",
            DOCKER,
            HIGH,
            "If nobody did that on purpose, raise the memory limit.",
            RECOVERABLE,
            RETRYABLE);

    /** The container used more memory than allowed. High; recoverable. */
    public static final ErrorCode CONTAINER_OUT_OF_MEMORY =
            of("CONTAINER_OUT_OF_MEMORY", RESOURCE, HIGH, "Raise its memory limit.", RECOVERABLE);

    /** A disk or tmpfs is full. Critical; recoverable. */
    public static final ErrorCode NO_SPACE_LEFT =
            of("NO_SPACE_LEFT", RESOURCE, CRITICAL, "Free space or enlarge it.", RECOVERABLE);

    /** A limit other than memory was reached: processes, file size, descriptors. Medium; recoverable. */
    public static final ErrorCode RESOURCE_LIMIT_EXCEEDED =
            of("RESOURCE_LIMIT_EXCEEDED", RESOURCE, MEDIUM, "Raise the limit that is named.", RECOVERABLE);

    /** The program in the container may not do what it tried. Medium; recoverable. */
    public static final ErrorCode CONTAINER_PERMISSION_DENIED = of(
            "CONTAINER_PERMISSION_DENIED",
            SECURITY,
            MEDIUM,
            "Write to a volume or tmpfs, or change owner or user.",
            RECOVERABLE);

    /** There is no Git repository at that address, or it is hidden. High; recoverable. */
    public static final ErrorCode REPOSITORY_NOT_FOUND =
            of("REPOSITORY_NOT_FOUND", GIT, HIGH, "Check the URL, and whether the account may see it.", RECOVERABLE);

    /** The Git server refuses the credentials, or wants some. High; recoverable. */
    public static final ErrorCode GIT_AUTHENTICATION_FAILED =
            of("GIT_AUTHENTICATION_FAILED", GIT, HIGH, "Check user name, token or SSH key.", RECOVERABLE);

    /** The branch, tag or commit does not exist in the repository. Medium; recoverable. */
    public static final ErrorCode GIT_REF_NOT_FOUND =
            of("GIT_REF_NOT_FOUND", GIT, MEDIUM, "Check the ref, or push it first.", RECOVERABLE);

    /** Any other failure of Git. Medium; recoverable. */
    public static final ErrorCode GIT_OPERATION_FAILED =
            of("GIT_OPERATION_FAILED", GIT, MEDIUM, "Read the details.", RECOVERABLE);

    /** A host that is no registry cannot be reached or broke off. Medium; recoverable and retryable. */
    public static final ErrorCode NETWORK_UNREACHABLE = of(
            "NETWORK_UNREACHABLE",
            NETWORK,
            MEDIUM,
            "Check its name, the port and the network, then try again.",
            RECOVERABLE,
            RETRYABLE);

    /** Nothing else fits. Medium; neither recoverable nor retryable. */
    public static final ErrorCode UNKNOWN_ERROR = of(
            "UNKNOWN_ERROR",
            DOCKER,
            MEDIUM,
            "This is most likely a mistake in a program; report it with the stack trace.");

    private final String name;
    private final ErrorCategory category;
    private final Severity severity;
    private final String guidance;
    private final Set<Trait> traits;

    private ErrorCode(String name, ErrorCategory category, Severity severity, String guidance, Set<Trait> traits) {
        this.name = Objects.requireNonNull(name, "name");
        this.category = Objects.requireNonNull(category, "category");
        this.severity = Objects.requireNonNull(severity, "severity");
        this.guidance = Objects.requireNonNull(guidance, "guidance");
        this.traits = traits;
    }

    /**
     * A code of a plugin's own.
     *
     * @param name the name; a prefix with a dot keeps it apart from others: {@code acme.QUOTA}
     * @param category where such failures come from
     * @param severity how much they stop
     * @param guidance what to do, one sentence
     * @param traits what may help
     * @return the code
     */
    public static ErrorCode of(
            String name, ErrorCategory category, Severity severity, String guidance, Trait... traits) {
        return new ErrorCode(name, category, severity, guidance, Set.of(traits));
    }

    /**
     * The stable name.
     *
     * @return the name, such as {@code PORT_ALREADY_IN_USE}
     */
    public String name() {
        return name;
    }

    /**
     * Where such failures come from.
     *
     * @return the category
     */
    public ErrorCategory category() {
        return category;
    }

    /**
     * How much such a failure stops.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * What to do about it.
     *
     * @return one or two sentences for a person
     */
    public String guidance() {
        return guidance;
    }

    /**
     * Whether it can be repaired while the application runs.
     *
     * @return true when another value or a change of the environment helps
     */
    public boolean recoverable() {
        return traits.contains(RECOVERABLE);
    }

    /**
     * Whether the same call may succeed later.
     *
     * @return true when trying again makes sense
     */
    public boolean retryable() {
        return traits.contains(RETRYABLE);
    }

    /**
     * The same code with another severity, for a case that is milder than usual.
     *
     * @param other the severity
     * @return a code that equals this one
     */
    public ErrorCode withSeverity(Severity other) {
        return new ErrorCode(name, category, other, guidance, traits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ErrorCode code && code.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
