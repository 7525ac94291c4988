package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.LayerReader;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.progress.Messages;
import io.github.runner4j.testkit.internal.transfer.Loading;
import io.github.runner4j.testkit.internal.transfer.Saving;
import io.github.runner4j.testkit.internal.transfer.Selection;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Calls by which images leave the engine as a tar, and come in again. */
public final class ImageTransferRoutes {

    private final Surroundings surroundings;
    private final Images images;

    private ImageTransferRoutes(Surroundings surroundings, Images images) {
        this.surroundings = surroundings;
        this.images = images;
    }

    /** Adds them. */
    public static void add(Router router, Surroundings surroundings, Images images) {
        ImageTransferRoutes routes = new ImageTransferRoutes(surroundings, images);
        router.on(
                        "GET",
                        "/images/get",
                        call -> routes.save(call, call.request().query().getOrDefault("names", List.of())))
                .on("GET", "/images/{name}/get", call -> routes.save(call, List.of(call.variable("name"))))
                .on("POST", "/images/load", routes::load);
    }

    private void save(Call call, List<String> names) throws IOException {
        Map<Image, List<Reference>> chosen = Selection.of(images, names);
        chosen.keySet().forEach(each -> images.publish("save", each, each.id(), each.id()));
        Outlet outlet = call.exchange().open(call.head(200, "application/x-tar"));
        try (OutputStream stream = outlet.stream()) {
            Saving.write(stream, chosen, surroundings);
        }
    }

    private void load(Call call) {
        boolean quiet =
                call.request().parameter("quiet").isEmpty() || call.request().flag("quiet");
        Messages messages = new Messages(() -> call.exchange().open(call.head(200, "application/json")));
        try {
            Loading.load(
                    call.exchange().body(),
                    images,
                    messages,
                    quiet,
                    surroundings.ids().next());
        } catch (Refusal e) {
            messages.error(0, e.message());
        } catch (IOException e) {
            messages.error(0, unreadable(e, surroundings.dialect()));
        }
        messages.finish();
    }

    /** What an engine says of what is no tar. */
    static String unreadable(IOException e, Dialect dialect) {
        boolean ended = e instanceof EOFException;
        String reason = ended ? LayerReader.SHORT : "archive/tar: invalid tar header";
        return dialect == Dialect.DOCKER_20_10 ? "Error processing tar file(exit status 1): " + reason : reason;
    }
}
