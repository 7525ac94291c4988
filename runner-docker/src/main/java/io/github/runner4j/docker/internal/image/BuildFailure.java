package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.failure.Failures;
import io.github.runner4j.docker.internal.failure.Operation;
import io.github.runner4j.docker.internal.failure.Signal;
import io.github.runner4j.docker.internal.image.BuildOutput.Step;
import io.github.runner4j.docker.internal.registry.RegistryCredentials.Found;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Words a failed build: what failed, at which step and line, why, what to do, and the last lines of the output. */
final class BuildFailure {

    private final BuildRequest request;
    private final Dockerfile dockerfile;
    private final List<Found> credentials;
    private final Redactor redactor;

    BuildFailure(BuildRequest request, Dockerfile dockerfile, List<Found> credentials) {
        this.request = request;
        this.dockerfile = dockerfile;
        this.credentials = credentials;
        this.redactor = Redactor.patterns().with(secrets(request, credentials));
    }

    /** The build began and told that it failed. */
    ImageBuildException told(String error, BuildOutput output) {
        List<String> last = output.last();
        Signal signal = Signal.streamError(Operation.BUILD, error, String.join("\n", last));
        ErrorCode code = Failures.classify(signal);
        // The builder repeats the whole step, which stands there already.
        OptionalInt exit = output.step().isPresent() ? Failures.stepExitCode(signal) : OptionalInt.empty();
        String reason = exit.isPresent() ? "it ended with exit code " + exit.getAsInt() : Failures.reason(signal);
        return exception(code, at(output.step()), reason, last);
    }

    /** The build ended as if all were well, but there is no image. */
    ImageBuildException noImage(BuildOutput output) {
        return exception(
                ErrorCode.DOCKER_BUILD_FAILED, "", "the engine ended the build without naming an image", output.last());
    }

    /** The call failed: refused, broken off, stopped. What it says is kept, and the output goes with it. */
    RunnerException refused(RunnerException thrown, BuildOutput output) {
        List<String> last = output.last();
        Failure failure = thrown.failure();
        if (thrown instanceof ImageBuildException) {
            failure = new Failure(failure.code(), failure.message() + sources(failure.code()), failure.evidence());
        }
        return thrown.withFailure(with(failure, last).redacted(redactor), thrown.getCause());
    }

    /** Something about the Dockerfile that this engine cannot do. */
    ImageBuildException unsupported(int line, String what) {
        return exception(ErrorCode.DOCKER_OPERATION_UNSUPPORTED, " (" + place(line) + ")", what, List.of());
    }

    /** A base image that cannot be had. */
    RunnerException base(int line, RunnerException thrown) {
        Failure failure = thrown.failure();
        String message = "Cannot build image " + request.reference() + ": the base image named in " + place(line)
                + " cannot be had. " + failure.message() + sources(failure.code());
        return thrown.withFailure(new Failure(failure.code(), message, failure.evidence()).redacted(redactor), null);
    }

    private ImageBuildException exception(ErrorCode code, String where, String reason, List<String> last) {
        String message = "Cannot build image " + request.reference() + " from " + request.dockerfile() + where + ": "
                + reason + (reason.endsWith(".") ? " " : ". ") + code.guidance() + sources(code);
        return new ImageBuildException(with(Failure.of(code, message), last).redacted(redactor), null);
    }

    private static Failure with(Failure failure, List<String> last) {
        return last.isEmpty()
                ? failure
                : failure.with(new Evidence("build-output", "the last lines of the build", last));
    }

    private String at(Optional<Step> step) {
        return step.map(now -> ", step " + now.number() + "/" + now.total() + " \"" + shortened(now.text()) + "\""
                        + line(now).map(line -> " (" + place(line) + ")").orElse(""))
                .orElse("");
    }

    /** The line of a step; engines print its text, and count steps in ways of their own. */
    private Optional<Integer> line(Step step) {
        String text = squeezed(step.text());
        List<Instruction> same = dockerfile.instructions().stream()
                .filter(each -> squeezed(each.text()).equals(text))
                .toList();
        Optional<Instruction> counted =
                dockerfile.instructions().stream().skip(step.number() - 1L).findFirst();
        return counted.filter(same::contains)
                .or(() -> same.stream().findFirst())
                .map(Instruction::line);
    }

    private String sources(ErrorCode code) {
        if (!code.equals(ErrorCode.REGISTRY_AUTHENTICATION_FAILED) || credentials.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(" Credentials were looked for in this order:");
        credentials.forEach(each -> text.append(" for ")
                .append(each.domain())
                .append(": ")
                .append(String.join("; ", each.tried()))
                .append('.'));
        return text.toString();
    }

    private String place(int line) {
        return new Place(request.dockerfile(), line, 0).toString();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    private static List<Secret> secrets(BuildRequest request, List<Found> credentials) {
        List<Secret> secrets = new ArrayList<>();
        request.options().arguments().stream()
                .filter(Variable::secret)
                .map(Variable::value)
                .forEach(secrets::add);
        credentials.forEach(each -> each.auth().ifPresent(auth -> secrets.add(auth.secret())));
        request.registryCredentials().values().forEach(each -> secret(each, secrets));
        return secrets;
    }

    private static void secret(@Nullable Credential credential, List<Secret> secrets) {
        if (credential instanceof Credential.UserPassword login) {
            secrets.add(login.password());
        } else if (credential instanceof Credential.Token token) {
            secrets.add(token.value());
        }
    }
}
