package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageRemoval;
import io.github.runner4j.testkit.internal.image.ImageUses;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.Optional;

/** Calls about images that are there: list, details, history, names, removal. */
public final class ImageRoutes {

    private static final int FIRST_WITH_SHARED_SIZE = 42;

    private final Surroundings surroundings;
    private final Images images;
    private final ImageUses uses;
    private final ImageViews views;
    private final boolean old;

    private ImageRoutes(Surroundings surroundings, Images images, ImageUses uses) {
        this.surroundings = surroundings;
        this.images = images;
        this.uses = uses;
        this.views = new ImageViews(images, surroundings.dialect());
        this.old = surroundings.dialect() == Dialect.DOCKER_20_10;
    }

    /** Adds them. */
    public static void add(Router router, Surroundings surroundings, Images images, ImageUses uses) {
        ImageRoutes routes = new ImageRoutes(surroundings, images, uses);
        router.on("GET", "/images/json", routes::list)
                .on("GET", "/images/{name}/json", routes::details)
                .on("GET", "/images/{name}/history", routes::history)
                .on("POST", "/images/{name}/tag", routes::tag)
                .on("DELETE", "/images/{name}", routes::remove);
    }

    private void list(Call call) {
        Filters filters = Filters.of(call, surroundings.dialect());
        boolean shared = !old
                && call.api().isAtLeast(FIRST_WITH_SHARED_SIZE)
                && call.request().flag("shared-size");
        ImageList.Options options = new ImageList.Options(call.request().flag("all"), shared, false, call.api());
        call.json(
                200,
                new ImageList(images, uses, surroundings.dialect())
                        .list(filters, options, surroundings.time().clock().instant()));
    }

    private void details(Call call) {
        call.json(200, views.details(inspected(call.variable("name")), call.api()));
    }

    /** At 20.10 any failure to find it is an image that is missing, with the reason behind it. */
    private Image inspected(String name) {
        try {
            return images.get(name);
        } catch (Refusal e) {
            throw old ? Refusal.notFound("no such image: " + name + ": " + e.message()) : e;
        }
    }

    private void history(Call call) {
        call.json(200, views.history(images.get(call.variable("name"))));
    }

    private void tag(Call call) {
        Optional<Image> image = old ? Optional.of(images.get(call.variable("name"))) : Optional.empty();
        Optional<Reference> target = target(call);
        if (target.isPresent()) {
            images.tag(image.orElseGet(() -> images.get(call.variable("name"))), target.get());
        } else if (old) {
            throw Refusal.broken("invalid reference format");
        }
        call.nothing(target.isPresent() ? 201 : 200);
    }

    /** The new name; nothing when none was given. At 20.10 a name that cannot be read counts as a failure of the engine. */
    private Optional<Reference> target(Call call) {
        String repository = call.request().parameter("repo").orElse("");
        String tag = call.request().parameter("tag").orElse("");
        try {
            return new ImageNames(images).optional(repository, tag);
        } catch (Refusal e) {
            if (!old) {
                throw e;
            }
            throw e.message().equals(ImageNames.NO_DIGEST)
                    ? Refusal.badParameter("refusing to create a tag with a digest reference")
                    : Refusal.broken(e.message());
        }
    }

    private void remove(Call call) {
        boolean parents = !call.request().flag("noprune");
        call.json(
                200,
                view(ImageRemoval.remove(
                        images, uses, call.variable("name"), call.request().flag("force"), parents)));
    }

    /** What was taken away, as it is shown. */
    static ArrayNode view(Iterable<ImageRemoval.Done> removed) {
        ArrayNode view = Json.array();
        removed.forEach(each -> {
            ObjectNode line = Json.object().put(each.deleted() ? "Deleted" : "Untagged", each.what());
            view.add(line);
        });
        return view;
    }
}
