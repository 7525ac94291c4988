package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Platform;
import io.github.runner4j.testkit.internal.mount.MountPlan;
import io.github.runner4j.testkit.internal.mount.MountPoint;
import io.github.runner4j.testkit.internal.settings.HostConfigRules;
import io.github.runner4j.testkit.internal.settings.ImageDefaults;
import io.github.runner4j.testkit.internal.settings.LogRules;
import io.github.runner4j.testkit.internal.stdio.Stdio;
import io.github.runner4j.testkit.internal.stdio.StdioSpec;
import java.util.List;
import java.util.Optional;

/** Makes containers. */
final class Creator {

    private static final String HOST = "host";
    private static final int DIRECTORY_MODE = 0755;

    private final Parts parts;

    Creator(Parts parts) {
        this.parts = parts;
    }

    Created create(CreateRequest request) {
        List<String> warnings = new CreateChecks(parts).check(request);
        ObjectNode config = request.config();
        Optional<Image> image = image(request);
        image.ifPresent(each -> ImageDefaults.apply(config, each.config()));
        if (config.path("Entrypoint").size() == 1
                && config.path("Entrypoint").path(0).asText().isEmpty()) {
            config.putNull("Entrypoint");
        }
        if (config.path("Entrypoint").isEmpty() && config.path("Cmd").isEmpty()) {
            throw Refusal.badParameter(parts.wording().pick("No", "no") + " command specified");
        }
        LogRules.complete(request.hostConfig());
        return new Created(named(request, image), warnings);
    }

    private Optional<Image> image(CreateRequest request) {
        String reference = request.config().path("Image").asText();
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        Image image = parts.stores().images().get(reference);
        Platform actual = new Platform(image.text("os"), image.text("architecture"));
        request.platform().filter(wanted -> !wanted.equals(actual)).ifPresent(wanted -> {
            throw Refusal.notFound("image with reference " + reference
                    + " was found but does not match the specified platform: wanted " + wanted.os() + "/"
                    + wanted.architecture() + ", actual: " + actual.os() + "/" + actual.architecture());
        });
        return Optional.of(image);
    }

    private Container named(CreateRequest request, Optional<Image> image) {
        String id = parts.surroundings().ids().next();
        String name = request.name().isEmpty()
                ? parts.containers().reserveAny(id)
                : parts.containers().reserve(request.name(), id);
        try {
            return add(request, name, origin(request, id, image));
        } catch (Refusal e) {
            parts.containers().release(name, id);
            parts.stores().volumes().release(id).stream()
                    .filter(each -> each.anonymous())
                    .forEach(each -> parts.stores().volumes().remove(each.name(), true));
            throw e;
        }
    }

    private Origin origin(CreateRequest request, String id, Optional<Image> image) {
        ObjectNode config = request.config();
        String network = request.hostConfig().path("NetworkMode").asText();
        if (config.path("Hostname").asText().isEmpty()) {
            config.put("Hostname", network.equals(HOST) ? HOST : Ids.shortened(id));
        }
        HostConfigRules.checkLast(request.hostConfig());
        FileTree files =
                image.map(Image::files).orElseGet(() -> FileTree.of(FileNode.directory(DIRECTORY_MODE, parts.now())));
        List<MountPoint> mounts = mounts(request, id, files);
        return new Origin(
                id,
                parts.now(),
                image.map(Image::id).orElse(""),
                parts.structures().read("Config", config),
                parts.structures().read("HostConfig", request.hostConfig()),
                files,
                mounts,
                new Links(parts.containers()).of(request.hostConfig()));
    }

    private List<MountPoint> mounts(CreateRequest request, String id, FileTree files) {
        MountPlan plan = new MountPlan(parts.stores().volumes(), id, files);
        List<MountPoint> mounts = plan.points(request.config(), request.hostConfig(), this::mountsOf);
        parts.mounter().mount(files, mounts);
        return mounts;
    }

    private List<MountPoint> mountsOf(String other) {
        try {
            return parts.containers().find(other).mounts();
        } catch (Refusal e) {
            throw Refusal.badParameter(e.message());
        }
    }

    private Container add(CreateRequest request, String name, Origin origin) {
        Stdio stdio = new Stdio(
                stdio(origin.config(), origin.hostConfig()),
                parts.surroundings().time());
        Networking networking = new Networking(
                parts.stores().networks(), parts.surroundings().dialect(), origin.config(), request.networking());
        Container container = new Container(name, origin, stdio, networking);
        parts.containers().add(container);
        parts.events().publish(container, "create");
        return container;
    }

    private static StdioSpec stdio(ObjectNode config, ObjectNode hostConfig) {
        String driver = hostConfig.path("LogConfig").path("Type").asText();
        return new StdioSpec(
                config.path("Tty").asBoolean(),
                config.path("OpenStdin").asBoolean(),
                config.path("StdinOnce").asBoolean(),
                !driver.equals("none"));
    }
}
