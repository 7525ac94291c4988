package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.daemon.Answer;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.docker.internal.registry.RegistryCredentials;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.image.NamedImage;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.PreviewCapability;
import io.github.runner4j.spi.StageContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds images on a Docker Engine or on Podman. Safe for use by several threads. */
public final class DockerImageBuilder implements ImageBuilder, PreviewCapability {

    private static final int CONFLICT = 409;
    private static final Pattern REGISTRY = Pattern.compile("^(?:localhost|docker\\.io)/");

    private final Daemon daemon;
    private final RegistryCredentials registries;

    /**
     * Makes no call yet.
     *
     * @param daemon the engine
     * @param registries where credentials for base images come from
     */
    public DockerImageBuilder(Daemon daemon, RegistryCredentials registries) {
        this.daemon = daemon;
        this.registries = registries;
    }

    @Override
    public Optional<ImageDetails> find(String reference, StageContext context) {
        // Podman tells of a health check in its own form of the answer only
        String own = daemon.facts().podman() ? "/libpod" : "";
        Call call = Call.get("inspect image " + reference, own + "/images/" + Call.segment(reference) + "/json")
                .accepting(Answer.NOT_FOUND);
        Answer answer = daemon.call(call, context);
        return answer.found() ? Optional.of(details(answer.json())) : Optional.empty();
    }

    @Override
    public ImageDetails build(BuildRequest request, StageContext context) {
        BuildRun run = new BuildRun(daemon, registries, request, context);
        try {
            String id = run.run();
            context.check();
            // the stream only claims it; an image that can be inspected is there
            ImageDetails details = find(id, context).orElseThrow(() -> vanished(request));
            name(id, request.reference(), context);
            return details;
        } catch (RunnerException e) {
            if (run.named()) {
                untag(request, e);
            }
            throw e;
        }
    }

    @Override
    public boolean remove(String reference, StageContext context) {
        Call call = Call.of("remove image " + reference, "DELETE", "/images/" + Call.segment(reference))
                .accepting(Answer.NOT_FOUND, CONFLICT);
        int status = daemon.call(call, context).status();
        return status != Answer.NOT_FOUND && status != CONFLICT;
    }

    @Override
    public BuildInputs inputs(BuildRequest request, StageContext context) {
        return new BuildPreview(request, context).inputs();
    }

    @Override
    public List<NamedImage> images(String repository, StageContext context) {
        Call call = Call.get("list images of " + repository, "/images/json")
                .queryJson("filters", Map.of("reference", List.of(repository)));
        return daemon.call(call, context).json().list().stream()
                .flatMap(image -> tags(image, repository).map(tag -> named(tag, image)))
                .toList();
    }

    /** Podman shows a registry before a name that was given none. */
    private static Stream<String> tags(Json image, String repository) {
        return image.list("RepoTags").stream()
                .map(Json::text)
                .map(tag -> REGISTRY.matcher(tag).replaceFirst(""))
                .filter(tag -> tag.startsWith(repository + ":"));
    }

    private static NamedImage named(String tag, Json image) {
        return new NamedImage(tag, Instant.ofEpochSecond(image.number("Created").orElse(0)), image.texts("Labels"));
    }

    /**
     * Only now, because an engine may go on with a build whose connection broke; nobody would be there to take the name off.
     */
    private void name(String id, String reference, StageContext context) {
        int colon = reference.lastIndexOf(':');
        Call call = Call.post("name image " + reference, "/images/" + Call.segment(id) + "/tag")
                .query("repo", reference.substring(0, colon))
                .query("tag", reference.substring(colon + 1));
        daemon.call(call, context);
    }

    /** A build that was stopped at its very end: the engine has made the image, and may have given it its name. */
    private void untag(BuildRequest request, RunnerException thrown) {
        try {
            remove(request.reference(), new Afterwards());
        } catch (RunnerException e) {
            thrown.addSuppressed(e);
        }
    }

    private static ImageDetails details(Json image) {
        Json config = image.at("Config");
        String id = image.text("Id");
        return new ImageDetails(
                id.contains(":") ? id : "sha256:" + id,
                config.fields("ExposedPorts").keySet().stream().sorted().toList(),
                checksHealth(config.at("Healthcheck")) || checksHealth(image.at("Healthcheck")),
                config.texts("Labels"),
                image.number("Size").orElse(0));
    }

    private static boolean checksHealth(Json check) {
        List<Json> test = check.list("Test");
        return !test.isEmpty() && !test.get(0).text().equals("NONE");
    }

    private static ImageBuildException vanished(BuildRequest request) {
        return new ImageBuildException(
                Failure.of(
                        ErrorCode.DOCKER_BUILD_FAILED,
                        "Cannot build image " + request.reference()
                                + ": the engine named an image, but does not know it afterwards. Was it removed meanwhile?"),
                null);
    }
}
