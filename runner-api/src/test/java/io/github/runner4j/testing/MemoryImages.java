package io.github.runner4j.testing;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.image.NamedImage;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.PreviewCapability;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * "Builds" images by noting their EXPOSE and HEALTHCHECK lines; no instruction is run. Reaches the moments {@code image.find},
 * {@code image.build}, {@code image.remove}, {@code image.inputs}, {@code image.list}.
 */
public final class MemoryImages implements ImageBuilder, PreviewCapability {

    private final Script script;
    private final Map<String, ImageDetails> images = new ConcurrentHashMap<>();
    private final List<BuildRequest> built = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> inUse = id -> false;

    /** Images that follow a script. */
    public MemoryImages(Script script) {
        this.script = script;
    }

    /** Which image ids a container uses. */
    public MemoryImages inUse(Predicate<String> test) {
        inUse = test;
        return this;
    }

    /** The names of all images. */
    public Set<String> references() {
        return Set.copyOf(images.keySet());
    }

    /** Every build that ran. */
    public List<BuildRequest> built() {
        return built;
    }

    @Override
    public Optional<ImageDetails> find(String reference, StageContext context) {
        script.reach("image.find", context);
        return Optional.ofNullable(images.get(reference));
    }

    @Override
    public ImageDetails build(BuildRequest request, StageContext context) {
        built.add(request);
        script.reach("image.build", context);
        List<String> lines = dockerfile(request).lines().map(String::strip).toList();
        context.output("Step 1/1 : " + (lines.isEmpty() ? "" : lines.get(0)));
        List<String> exposed = lines.stream()
                .filter(line -> line.startsWith("EXPOSE "))
                .map(line -> line.substring("EXPOSE ".length()).strip())
                .map(port -> port.contains("/") ? port : port + "/tcp")
                .sorted()
                .toList();
        boolean health = lines.stream().anyMatch(line -> line.startsWith("HEALTHCHECK "));
        ImageDetails details = new ImageDetails(
                "sha256:" + request.key().id(),
                exposed,
                health,
                request.labels(),
                dockerfile(request).length());
        images.put(request.reference(), details);
        return details;
    }

    @Override
    public BuildInputs inputs(BuildRequest request, StageContext context) {
        script.reach("image.inputs", context);
        List<BuildInputs.Base> bases = dockerfile(request)
                .lines()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.substring("FROM ".length()).strip())
                .filter(name -> !name.equals("scratch"))
                .map(name -> new BuildInputs.Base(1, name, !name.contains("$")))
                .toList();
        long size = dockerfile(request).length();
        return new BuildInputs(bases, 1, size, List.of(new BuildInputs.File(request.dockerfile(), size)));
    }

    @Override
    public List<NamedImage> images(String repository, StageContext context) {
        script.reach("image.list", context);
        return images.entrySet().stream()
                .filter(each -> each.getKey().startsWith(repository + ":"))
                .map(each -> new NamedImage(
                        each.getKey(), Instant.EPOCH, each.getValue().labels()))
                .toList();
    }

    /** An image that was there before, with these labels. */
    public MemoryImages put(String reference, Map<String, String> labels) {
        images.put(reference, new ImageDetails("sha256:" + reference, List.of(), false, labels, 1));
        return this;
    }

    @Override
    public boolean remove(String reference, StageContext context) {
        script.reach("image.remove", context);
        ImageDetails there = images.get(reference);
        return there != null && !inUse.test(there.id()) && images.remove(reference) != null;
    }

    private static String dockerfile(BuildRequest request) {
        try (InputStream in =
                request.tree().open(request.tree().find(request.dockerfile()).orElseThrow()).stream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ImageBuildException(
                    Failure.of(ErrorCode.DOCKER_BUILD_FAILED, "The Dockerfile cannot be read."), e);
        }
    }
}
