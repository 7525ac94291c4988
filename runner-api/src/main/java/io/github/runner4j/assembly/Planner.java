package io.github.runner4j.assembly;

import io.github.runner4j.RunRequest;
import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.config.level.Ruling;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.image.BuildKey;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.plan.LaunchPlan;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.source.TreePaths;
import io.github.runner4j.spi.ConfigReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what a launch will do, from the files, the builder and the settings. */
final class Planner {

    private static final String DEFAULT_DOCKERFILE = "Dockerfile";
    private static final String IMAGE_PREFIX = "runner4j/";

    private final ConfigReader reader;
    private final HostConfig host;

    Planner(ConfigReader reader, HostConfig host) {
        this.reader = reader;
        this.host = host;
    }

    /** What holds for the launch, all levels put together, as far as it is known before the source is there. */
    Level before(RunRequest request) {
        return fromLaunch(request).over(host.component(request.component()));
    }

    /** What holds for the launch, all levels put together; the repository gets no more than the host allows. */
    Ruling configure(RunRequest request, SourceTree tree) {
        Level allowed = host.component(request.component());
        Ruling ruling = fromRepository(request, tree, allowed);
        return new Ruling(fromLaunch(request).over(ruling.level()).over(allowed), ruling.decisions());
    }

    private static Level fromLaunch(RunRequest request) {
        return Level.of(request.config(), Origin.HOST_CODE);
    }

    LaunchPlan plan(RunRequest request, Ruling ruling, SourceTree tree) {
        ComponentConfig config = ruling.level().config();
        String root = request.subdirectory();
        String context = directory(tree, root, config.build().context().orElse(""));
        String dockerfile = dockerfile(request, config.build(), tree, context);
        BuildKey key = key(tree, context, dockerfile, config.build());
        BuildRequest build = new BuildRequest(
                tree,
                context,
                dockerfile,
                config.build(),
                IMAGE_PREFIX + imageName(request.component()) + ":" + key.shortId(),
                key,
                KeyLabels.of(key),
                request.registryCredentials());
        return new LaunchPlan(request.component(), tree.revision(), build, ruling.level(), ruling.decisions());
    }

    private Ruling fromRepository(RunRequest request, SourceTree tree, Level allowed) {
        String path = join(request.subdirectory(), request.configPath().orElse(RunRequest.DEFAULT_CONFIG_PATH));
        Optional<SourceEntry> file = TreePaths.resolve(tree, path).filter(entry -> !entry.isDirectory());
        if (file.isPresent()) {
            ConfigText text = text(tree, file.get());
            return text.quoted(() -> {
                Level asked = ComponentFile.read(text, reader.read(text));
                return Ruling.of(text.file(), asked, allowed, host.policy());
            });
        }
        if (request.configPath().isPresent()) {
            throw new ConfigException(
                    Failure.of(
                            ErrorCode.CONFIGURATION_ERROR,
                            "The configuration file " + path + " is not in "
                                    + request.source().describe() + ". Add it, or"
                                    + " correct the path that was given."),
                    List.of(),
                    null);
        }
        return new Ruling(Level.EMPTY, List.of());
    }

    private static ConfigText text(SourceTree tree, SourceEntry file) {
        try (InputStream in = tree.open(file).stream()) {
            return ConfigText.read(file.path(), in);
        } catch (IOException e) {
            throw new ConfigException(
                    Failure.of(
                            ErrorCode.CONFIGURATION_ERROR,
                            "The configuration file " + file.path() + " cannot be read: " + e.getMessage() + "."),
                    List.of(),
                    e);
        }
    }

    private static String directory(SourceTree tree, String root, String path) {
        String joined = join(root, path);
        return TreePaths.resolve(tree, joined)
                .filter(SourceEntry::isDirectory)
                .map(SourceEntry::path)
                .orElseThrow(() -> new SourceException(
                        Failure.of(
                                ErrorCode.BUILD_CONTEXT_INVALID,
                                "The source at " + tree.revision().shortId() + " has no directory \"" + joined
                                        + "\" to build from. Correct the subdirectory or the build context."),
                        null));
    }

    /**
     * A Dockerfile that was named is looked for below the component's root; without a name it is the one in the context, or else
     * the one in the component's root.
     */
    private static String dockerfile(RunRequest request, BuildOptions build, SourceTree tree, String context) {
        String root = request.subdirectory();
        List<String> candidates = build.dockerfile()
                .map(named -> List.of(join(root, named)))
                .orElse(List.of(join(context, DEFAULT_DOCKERFILE), join(root, DEFAULT_DOCKERFILE)));
        return candidates.stream()
                .flatMap(path -> TreePaths.resolve(tree, path).stream())
                .filter(entry -> !entry.isDirectory())
                .map(SourceEntry::path)
                .findFirst()
                .orElseThrow(() -> noDockerfile(request, build, tree, candidates.get(0)));
    }

    private static SourceException noDockerfile(RunRequest request, BuildOptions build, SourceTree tree, String path) {
        String there = tree.children("").stream()
                .limit(20)
                .map(entry -> entry.isDirectory() ? entry.path() + "/" : entry.path())
                .collect(Collectors.joining(", "));
        String alsoMissing = build.dockerfile().isPresent()
                        || request.configPath().isPresent()
                ? ""
                : " and no " + join(request.subdirectory(), RunRequest.DEFAULT_CONFIG_PATH) + " that names another";
        return new SourceException(
                Failure.of(
                        ErrorCode.DOCKERFILE_NOT_FOUND,
                        request.source().describe() + " (revision "
                                + tree.revision().shortId() + ") has no file " + path
                                + alsoMissing + ". At its top there is: " + (there.isEmpty() ? "nothing" : there)
                                + ". Add a Dockerfile, or say where it is."),
                null);
    }

    private static BuildKey key(SourceTree tree, String context, String dockerfile, BuildOptions build) {
        Map<String, String> ingredients = new LinkedHashMap<>();
        ingredients.put("context", tree.contentId(context));
        ingredients.put("dockerfile", relative(context, dockerfile) + " " + tree.contentId(dockerfile));
        ingredients.put("ignore-file", ignoreFile(tree, dockerfile));
        ingredients.put("target", build.target().orElse(""));
        ingredients.put("builder", build.builderKind().map(Enum::name).orElse(""));
        ingredients.put("platform", build.platform().orElse(""));
        ingredients.put(
                "arguments",
                build.arguments().stream()
                        .map(each -> each.name() + "=" + each.value().reveal())
                        .sorted()
                        .collect(Collectors.joining("\0")));
        return BuildKey.of(ingredients);
    }

    /** A Dockerfile's own ignore file lies beside it, perhaps outside the context. */
    private static String ignoreFile(SourceTree tree, String dockerfile) {
        String path = dockerfile + ".dockerignore";
        return tree.find(path).isPresent() ? tree.contentId(path) : "";
    }

    private static String relative(String context, String dockerfile) {
        return dockerfile.startsWith(context + "/") ? dockerfile.substring(context.length() + 1) : "/" + dockerfile;
    }

    private static String join(String root, String path) {
        return TreePaths.normalize(root.isEmpty() || path.startsWith("/") ? path : root + "/" + path);
    }

    private static String imageName(String component) {
        String name =
                component.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        return name.isEmpty() ? "component" : name;
    }
}
