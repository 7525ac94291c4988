package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.golang.GoTime;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageRemoval;
import io.github.runner4j.testkit.internal.image.ImageRemoval.Done;
import io.github.runner4j.testkit.internal.image.ImageUses;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Layers;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes images that are not needed. */
public final class ImagePruneRoutes {

    private final Surroundings surroundings;
    private final Images images;
    private final ImageUses uses;

    private ImagePruneRoutes(Surroundings surroundings, Images images, ImageUses uses) {
        this.surroundings = surroundings;
        this.images = images;
        this.uses = uses;
    }

    /** Adds them. */
    public static void add(Router router, Surroundings surroundings, Images images, ImageUses uses) {
        ImagePruneRoutes routes = new ImagePruneRoutes(surroundings, images, uses);
        router.on("POST", "/images/prune", routes::prune);
    }

    private void prune(Call call) {
        Filters filters =
                Filters.of(call, surroundings.dialect()).allow(Set.of("dangling", "label", "label!", "until"));
        boolean dangling = filters.flag("dangling", true);
        Instant until = until(filters);
        List<Image> candidates = images.all().stream()
                .filter(each -> images.childrenOf(each).isEmpty()
                        || !(dangling || images.namesOf(each).isEmpty()))
                .filter(each -> !each.created().isAfter(until) && filters.acceptsLabels(each.labels()))
                .toList();
        Map<String, Long> sizes = sizes();
        List<Done> removed = new ArrayList<>();
        candidates.forEach(each -> removed.addAll(prune(each, dangling)));
        long reclaimed = removed.stream()
                .filter(Done::deleted)
                .mapToLong(each -> sizes.getOrDefault(each.what(), 0L))
                .sum();
        surroundings.events().publish("image", "prune", "", Map.of("reclaimed", String.valueOf(reclaimed)));
        ArrayNode list = ImageRoutes.view(removed);
        ObjectNode report = Json.object();
        report.set("ImagesDeleted", list.isEmpty() ? NullNode.getInstance() : list);
        call.json(200, report.put("SpaceReclaimed", reclaimed));
    }

    private Instant until(Filters filters) {
        if (!filters.has("until")) {
            return Instant.MAX;
        }
        if (filters.all("until").size() > 1) {
            throw Refusal.broken("more than one until filter specified");
        }
        String text = filters.all("until").get(0);
        return GoTime.parse(text, surroundings.time().clock().instant())
                .orElseThrow(() -> Refusal.broken("failed to parse value as time or duration: \"" + text + "\""));
    }

    private List<Done> prune(Image image, boolean dangling) {
        List<Reference> names = images.namesOf(image);
        List<Done> removed = new ArrayList<>();
        if (names.isEmpty()) {
            removed.addAll(remove(image.id().substring("sha256:".length())));
        } else if (!dangling || names.stream().noneMatch(each -> each.digest().isEmpty())) {
            names.forEach(each -> removed.addAll(remove(each.toString())));
        }
        return removed;
    }

    /** What stands in the way of one image does not matter to the others. */
    private List<Done> remove(String reference) {
        try {
            return ImageRemoval.remove(images, uses, reference, false, true);
        } catch (Refusal e) {
            return List.of();
        }
    }

    private Map<String, Long> sizes() {
        Map<String, Long> sizes = new HashMap<>();
        for (Image image : images.all()) {
            List<String> chain = Layers.chainIds(image.layers());
            for (int i = 0; i < chain.size(); i++) {
                sizes.put(chain.get(i), image.layers().get(i).size());
            }
        }
        return sizes;
    }
}
