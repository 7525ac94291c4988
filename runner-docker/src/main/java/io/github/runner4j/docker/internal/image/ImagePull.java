package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.docker.internal.failure.Failures;
import io.github.runner4j.docker.internal.failure.Operation;
import io.github.runner4j.docker.internal.failure.Signal;
import io.github.runner4j.docker.internal.registry.RegistryAuth;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageReference;
import io.github.runner4j.spi.StageContext;

/** Pulls an image with credentials, for a builder that does not take them itself. */
final class ImagePull {

    private final Daemon daemon;

    ImagePull(Daemon daemon) {
        this.daemon = daemon;
    }

    void run(ImageReference image, RegistryAuth auth, StageContext context) {
        BuildOutput output = new BuildOutput(context);
        Call call = Call.post("pull image " + image, "/images/create")
                .query("fromImage", image.domain() + "/" + image.path())
                .query("tag", image.digest().or(image::tag).orElse("latest"))
                .header("X-Registry-Auth", auth.header())
                .endless();
        daemon.stream(call, context, (head, body) -> Json.read(body, output::accept));
        output.error().ifPresent(error -> {
            Signal signal = Signal.streamError(Operation.PULL, error, "");
            ErrorCode code = Failures.classify(signal);
            String message = "Cannot pull image " + image + ": " + Failures.reason(signal) + ". " + code.guidance();
            throw new ImageBuildException(Failure.of(code, message), null);
        });
    }
}
