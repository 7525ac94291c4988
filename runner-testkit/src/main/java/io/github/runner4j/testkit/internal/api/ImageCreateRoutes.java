package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.change.ConfigChanges;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageConfig;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Platform;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.progress.Messages;
import io.github.runner4j.testkit.internal.registry.Login;
import io.github.runner4j.testkit.internal.registry.Pull;
import io.github.runner4j.testkit.internal.registry.Registries;
import io.github.runner4j.testkit.internal.transfer.Importing;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The call that makes an image appear: by a pull, or by an import. */
public final class ImageCreateRoutes {

    private final Surroundings surroundings;
    private final Images images;
    private final ImageNames names;
    private final Pull pull;
    private final boolean old;

    private ImageCreateRoutes(Surroundings surroundings, Images images, Registries registries) {
        this.surroundings = surroundings;
        this.images = images;
        this.names = new ImageNames(images);
        this.pull = new Pull(images, registries, surroundings.dialect());
        this.old = surroundings.dialect() == Dialect.DOCKER_20_10;
    }

    /** Adds it. */
    public static void add(Router router, Surroundings surroundings, Images images, Registries registries) {
        router.on("POST", "/images/create", new ImageCreateRoutes(surroundings, images, registries)::create);
    }

    private void create(Call call) {
        String image = text(call, "fromImage");
        Optional<Platform> platform = Platform.parse(text(call, "platform"));
        if (platform.filter(each -> !each.os().equals("linux")).isPresent() && (old || image.isEmpty())) {
            throw Refusal.badParameter("operating system is not supported");
        }
        Messages messages = new Messages(() -> call.exchange().open(call.head(200, "application/json")));
        try {
            if (image.isEmpty()) {
                bring(call, messages);
            } else {
                String name = image.endsWith(":") ? image.substring(0, image.length() - 1) : image;
                Login login =
                        Login.header(call.request().header("X-Registry-Auth").orElse(""));
                pull.run(names.withTag(name, text(call, "tag")), login, platform, messages);
            }
        } catch (Refusal e) {
            if (!messages.begun()) {
                throw e;
            }
            messages.error(0, e.message());
        }
        messages.finish();
    }

    private static String text(Call call, String key) {
        return call.request().parameter(key).orElse("");
    }

    private void bring(Call call, Messages messages) {
        Request request = call.request();
        Optional<Reference> name = names.optional(text(call, "repo"), text(call, "tag"));
        List<String> changes = request.query().getOrDefault("changes", List.of());
        ObjectNode config = ConfigChanges.apply(ImageConfig.empty(), changes, old);
        String source = text(call, "fromSrc");
        if (!source.equals("-")) {
            throw Refusal.broken(unreachable(source));
        }
        String message = text(call, "message");
        try {
            Image image = Importing.read(
                    call.exchange().body(), config, message.isEmpty() ? "Imported from -" : message, surroundings);
            images.add(image);
            name.ifPresent(each -> images.tag(image, each));
            images.publish("import", image, image.id(), image.id());
            messages.status("", image.id());
        } catch (IOException e) {
            throw Refusal.broken(ImageTransferRoutes.unreadable(e, surroundings.dialect()));
        }
    }

    /** There is no network to fetch anything from. */
    private static String unreachable(String source) {
        if (source.isEmpty()) {
            return "Get \"http:\": http: no Host in request URL";
        }
        String address = source.contains("://") ? source : "http://" + source;
        String host = address.replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*$", "");
        return "Get \"" + address + "\": dial tcp: lookup " + host + ": no such host";
    }
}
