package io.github.runner4j.testkit.memory;

import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.image.NamedImage;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.PreviewCapability;
import io.github.runner4j.spi.StageContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * "Builds" images by noting the EXPOSE and HEALTHCHECK instructions of their Dockerfiles, and refuses Dockerfiles that have
 * instructions nobody knows. Does not fake: running instructions, base images, ignore rules, the engine's cache. Reaches the
 * moments named {@code IMAGE_…}. Safe for use by several threads.
 */
public final class InMemoryImageBuilder implements ImageBuilder, PreviewCapability {

    private record Image(ImageDetails details, Instant createdAt) {}

    private final Script script;
    private final Map<String, Image> images = new ConcurrentSkipListMap<>();
    private final List<BuildRequest> built = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> inUse = image -> false;
    private volatile Clock clock = Clock.systemUTC();

    private InMemoryImageBuilder(Script script) {
        this.script = script;
    }

    /**
     * A builder without images.
     *
     * @return a new builder
     */
    public static InMemoryImageBuilder create() {
        return following(Script.create());
    }

    /**
     * A builder that follows a script.
     *
     * @param script what happens besides
     * @return a new builder without images
     */
    public static InMemoryImageBuilder following(Script script) {
        return new InMemoryImageBuilder(script);
    }

    /**
     * Keeps images that containers use from being removed.
     *
     * @param test whether an image, given by its id or name, is used: {@code engine::uses}
     * @return this
     */
    public InMemoryImageBuilder inUse(Predicate<String> test) {
        inUse = test;
        return this;
    }

    /**
     * Tells when images are made.
     *
     * @param source the system's clock when not called
     * @return this
     */
    public InMemoryImageBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Puts an image there that was made before, by others.
     *
     * @param reference its name with its tag
     * @param labels its labels
     * @return this
     */
    public InMemoryImageBuilder put(String reference, Map<String, String> labels) {
        ImageDetails details = new ImageDetails("sha256:" + reference, List.of(), false, labels, 1);
        images.put(reference, new Image(details, clock.instant()));
        return this;
    }

    /**
     * The names of all images.
     *
     * @return the names with their tags
     */
    public Set<String> references() {
        return Set.copyOf(images.keySet());
    }

    /**
     * Every build that began.
     *
     * @return the requests, in order
     */
    public List<BuildRequest> built() {
        return List.copyOf(built);
    }

    @Override
    public Optional<ImageDetails> find(String reference, StageContext context) {
        script.reach(Moment.IMAGE_FIND, context);
        Optional<Image> named = Optional.ofNullable(images.get(reference));
        return named.or(() -> images.values().stream()
                        .filter(each -> each.details().id().equals(reference))
                        .findFirst())
                .map(Image::details);
    }

    @Override
    public ImageDetails build(BuildRequest request, StageContext context) {
        built.add(request);
        script.reach(Moment.IMAGE_BUILD, context);
        Instructions instructions = Instructions.read(request);
        instructions.tell(context);
        script.reach(Moment.IMAGE_BUILT, context);
        context.check();
        ImageDetails details = new ImageDetails(
                "sha256:" + request.key().id(),
                instructions.exposedPorts(),
                instructions.hasHealthCheck(),
                request.labels(),
                instructions.size());
        images.put(request.reference(), new Image(details, clock.instant()));
        return details;
    }

    @Override
    public boolean remove(String reference, StageContext context) {
        script.reach(Moment.IMAGE_REMOVE, context);
        Image there = images.get(reference);
        if (there == null || inUse.test(reference) || inUse.test(there.details().id())) {
            return false;
        }
        return images.remove(reference, there);
    }

    @Override
    public BuildInputs inputs(BuildRequest request, StageContext context) {
        script.reach(Moment.IMAGE_INPUTS, context);
        return BuildFiles.of(request).inputs(Instructions.read(request).bases());
    }

    @Override
    public List<NamedImage> images(String repository, StageContext context) {
        script.reach(Moment.IMAGE_LIST, context);
        return images.entrySet().stream()
                .filter(each -> each.getKey().startsWith(repository + ":"))
                .map(each -> new NamedImage(
                        each.getKey(),
                        each.getValue().createdAt(),
                        each.getValue().details().labels()))
                .toList();
    }
}
