package io.github.runner4j.docker.internal.image;

import io.github.runner4j.config.BuilderKind;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.docker.internal.image.Dockerfile.Base;
import io.github.runner4j.docker.internal.image.Dockerfile.Feature;
import io.github.runner4j.docker.internal.registry.RegistryAuth;
import io.github.runner4j.docker.internal.registry.RegistryCredentials;
import io.github.runner4j.docker.internal.registry.RegistryCredentials.Found;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageReference;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One build, from the Dockerfile's first look to the image's id. */
final class BuildRun {

    private static final String BUILDKIT = "2";

    private final Daemon daemon;
    private final BuildRequest request;
    private final StageContext context;
    private final BuildContext files;
    private final Dockerfile dockerfile;
    private final List<Found> credentials;
    private final BuildFailure failure;
    private final BuildOutput output;

    BuildRun(Daemon daemon, RegistryCredentials registries, BuildRequest request, StageContext context) {
        this.daemon = daemon;
        this.request = request;
        this.context = context;
        this.files = BuildContext.of(request.tree(), request.context(), request.dockerfile());
        this.dockerfile = Dockerfile.parse(files.dockerfileText(), arguments());
        DockerfileCheck.run(request.dockerfile(), dockerfile, request.options().target());
        this.credentials = dockerfile.bases().stream()
                .flatMap(base -> reference(base).stream())
                .map(ImageReference::domain)
                .distinct()
                .map(domain -> registries.find(domain, request.registryCredentials(), context))
                .toList();
        this.failure = new BuildFailure(request, dockerfile, credentials);
        this.output = new BuildOutput(context);
    }

    /**
     * Runs the build.
     *
     * @return the id of the image
     * @throws RunnerException when it fails or is stopped
     */
    String run() {
        boolean buildKit = usesBuildKit();
        if (buildKit) {
            pullPrivateBases();
        }
        try (InputStream tar = new ContextStream(sent(buildKit).items(), new Upload(context))) {
            Call call = call(buildKit).body("application/x-tar", tar);
            daemon.stream(call, context, (head, body) -> Json.read(body, output::accept));
        } catch (RunnerException e) {
            throw failure.refused(e, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.error().ifPresent(error -> {
            throw failure.told(error, output);
        });
        output.last();
        return output.id().orElseThrow(() -> failure.noImage(output));
    }

    /** Whether the build came so far that the engine knows the image. */
    boolean named() {
        return output.id().isPresent();
    }

    private Call call(boolean buildKit) {
        Call call = Call.post("build image " + request.reference(), "/build")
                .query("dockerfile", files.dockerfileName())
                .query("rm", 1)
                .query("forcerm", 1)
                .queryJson("buildargs", arguments())
                .queryJson("labels", request.labels())
                .header("X-Registry-Config", RegistryAuth.header(found()))
                .endless();
        for (String target : request.options().target().stream().toList()) {
            call = call.query("target", dockerfile.spelled(target));
        }
        for (String platform : request.options().platform().stream().toList()) {
            call = call.query("platform", platform);
        }
        return buildKit ? call.query("version", BUILDKIT) : call;
    }

    /** Podman has one builder, which can do what either of Docker's can. */
    private boolean usesBuildKit() {
        if (daemon.facts().podman()) {
            return false;
        }
        BuilderKind kind = request.options().builderKind().orElse(BuilderKind.AUTO);
        Optional<Feature> needed = dockerfile.features().stream().findFirst();
        needed.ifPresent(feature -> requireSupported(feature, kind));
        return kind == BuilderKind.BUILDKIT || needed.isPresent();
    }

    private void requireSupported(Feature feature, BuilderKind kind) {
        if (feature.what().startsWith("RUN --mount=type=secret")
                || feature.what().startsWith("RUN --mount=type=ssh")) {
            throw failure.unsupported(
                    feature.line(), feature.what() + " needs a build session, which is not supported");
        }
        if (kind == BuilderKind.CLASSIC) {
            throw failure.unsupported(
                    feature.line(),
                    feature.what() + " needs BuildKit, and the configuration asks for the classic builder");
        }
    }

    /**
     * BuildKit fetches the program of a syntax line from a registry, and without a session it has no credentials. The engine's own
     * program is of the same kind, so the line is taken out.
     */
    private BuildContext sent(boolean buildKit) {
        boolean usual = dockerfile
                .syntax()
                .filter(each -> each.startsWith(Dockerfile.USUAL_SYNTAX))
                .isPresent();
        return buildKit && usual
                ? files.withDockerfile(files.dockerfileText().replaceFirst("(?im)^#\\s*syntax\\s*=.*$", "#"))
                : files;
    }

    private void pullPrivateBases() {
        for (Base base : dockerfile.bases()) {
            for (ImageReference image : reference(base).stream().toList()) {
                found().stream().filter(auth -> auth.serves(image.domain())).forEach(auth -> pull(base, image, auth));
            }
        }
    }

    private void pull(Base base, ImageReference image, RegistryAuth auth) {
        try {
            new ImagePull(daemon).run(image, auth, context);
        } catch (ImageBuildException e) {
            throw failure.base(base.line(), e);
        }
    }

    private List<RegistryAuth> found() {
        List<RegistryAuth> found = new ArrayList<>();
        credentials.forEach(each -> each.auth().ifPresent(found::add));
        return found;
    }

    private Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Variable each : request.options().arguments()) {
            arguments.put(each.name(), each.value().reveal());
        }
        return arguments;
    }

    /** A name that is no image's is left to the builder, which says so better. */
    private static Optional<ImageReference> reference(Base base) {
        try {
            return Optional.of(ImageReference.parse(base.image()));
        } catch (ImageBuildException e) {
            return Optional.empty();
        }
    }
}
