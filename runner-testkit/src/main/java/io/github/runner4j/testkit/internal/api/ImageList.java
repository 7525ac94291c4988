package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.Glob;
import io.github.runner4j.testkit.internal.golang.GoTime;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageUses;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Layers;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Lists images. */
final class ImageList {

    private static final Set<String> OLD_FILTERS = Set.of("dangling", "label", "before", "since", "reference");
    private static final Set<String> FILTERS = Set.of("dangling", "label", "before", "since", "reference", "until");

    private static final int FIRST_WITHOUT_NONE = 43;
    private static final int FIRST_WITHOUT_VIRTUAL_SIZE = 44;

    /** What is asked for beside the filters. */
    record Options(boolean all, boolean shared, boolean uses, ApiVersion api) {}

    private final Images images;
    private final ImageUses uses;
    private final Dialect dialect;

    ImageList(Images images, ImageUses uses, Dialect dialect) {
        this.images = images;
        this.uses = uses;
        this.dialect = dialect;
    }

    /** The images that pass, the newest first. */
    ArrayNode list(Filters filters, Options options, Instant now) {
        filters.allow(dialect == Dialect.DOCKER_20_10 ? OLD_FILTERS : FILTERS);
        boolean dangling = filters.flag("dangling", false);
        Instant before = before(filters, now);
        Instant since = since(filters);
        List<Pattern> patterns = patterns(filters);
        Map<String, Integer> counts = options.shared() ? stacks() : Map.of();
        ArrayNode list = Json.array();
        List<Image> sorted = new ArrayList<>(images.all());
        sorted.sort(Comparator.comparing(Image::created).reversed());
        for (Image image : sorted) {
            boolean passes = image.created().isBefore(before)
                    && image.created().isAfter(since)
                    && filters.acceptsLabels("label", image.labels());
            List<Reference> names = named(image, filters, patterns);
            if (passes && shown(image, names, filters, options.all(), dangling)) {
                list.add(summary(image, names, options, counts));
            }
        }
        return list;
    }

    private Instant before(Filters filters, Instant now) {
        Instant before = Instant.MAX;
        for (String value : filters.all("before")) {
            Instant created = images.get(value).created();
            before = created.isBefore(before) ? created : before;
        }
        for (String value : filters.all("until")) {
            Instant until = GoTime.parse(value, now)
                    .orElseThrow(() -> Refusal.broken("failed to parse value as time or duration: \"" + value + "\""));
            before = until.isBefore(before) ? until : before;
        }
        return before;
    }

    private Instant since(Filters filters) {
        Instant since = Instant.MIN;
        for (String value : filters.all("since")) {
            Instant created = images.get(value).created();
            since = created.isAfter(since) ? created : since;
        }
        return since;
    }

    private static List<Pattern> patterns(Filters filters) {
        return filters.all("reference").stream()
                .map(each -> Glob.compile(each).orElseThrow(() -> Refusal.broken("syntax error in pattern")))
                .toList();
    }

    private List<Reference> named(Image image, Filters filters, List<Pattern> patterns) {
        return images.namesOf(image).stream()
                .filter(name -> !filters.has("reference")
                        || patterns.stream()
                                .anyMatch(each -> each.matcher(name.familiar()).matches()
                                        || each.matcher(name.familiarName()).matches()))
                .toList();
    }

    private boolean shown(Image image, List<Reference> names, Filters filters, boolean all, boolean dangling) {
        boolean parent = !images.childrenOf(image).isEmpty();
        if (names.isEmpty()) {
            boolean named = filters.has("reference") || (filters.has("dangling") && !dangling);
            return !named && !(dangling && parent) && (all || !parent);
        }
        return !dangling
                || (!parent && names.stream().allMatch(each -> each.digest().isPresent()));
    }

    private ObjectNode summary(Image image, List<Reference> names, Options options, Map<String, Integer> counts) {
        ObjectNode summary = Json.object()
                .put("Containers", options.uses() ? used(image) : -1)
                .put("Created", image.created().getEpochSecond())
                .put("Id", image.id());
        summary.set(
                "Labels",
                image.document().path("config").path("Labels").isObject()
                        ? image.document().path("config").path("Labels")
                        : NullNode.getInstance());
        summary.put("ParentId", images.parentOf(image).map(Image::id).orElse(""));
        summary.set("RepoDigests", names(names, true, options));
        summary.set("RepoTags", names(names, false, options));
        summary.put("SharedSize", options.shared() ? shared(image, counts) : -1);
        summary.put("Size", image.size());
        if (dialect == Dialect.DOCKER_20_10 || !options.api().isAtLeast(FIRST_WITHOUT_VIRTUAL_SIZE)) {
            summary.put("VirtualSize", image.size());
        }
        return summary;
    }

    private JsonNode names(List<Reference> names, boolean digests, Options options) {
        List<String> familiar = names.stream()
                .filter(each -> each.digest().isPresent() == digests)
                .map(Reference::familiar)
                .toList();
        boolean later = dialect != Dialect.DOCKER_20_10;
        boolean counting = options.uses();
        if (!familiar.isEmpty() || (later && !counting && options.api().isAtLeast(FIRST_WITHOUT_NONE))) {
            return Json.array(familiar);
        }
        return names.isEmpty() && !(later && counting)
                ? Json.array(List.of(digests ? "<none>@<none>" : "<none>:<none>"))
                : NullNode.getInstance();
    }

    private long used(Image image) {
        return uses.all().stream()
                .filter(each -> each.image().equals(image.id()))
                .count();
    }

    private Map<String, Integer> stacks() {
        Map<String, Integer> stacks = new HashMap<>();
        images.all()
                .forEach(image -> Layers.chainIds(image.layers()).forEach(each -> stacks.merge(each, 1, Integer::sum)));
        return stacks;
    }

    private static long shared(Image image, Map<String, Integer> counts) {
        List<String> chain = Layers.chainIds(image.layers());
        long size = 0;
        for (int i = 0; i < chain.size(); i++) {
            size += counts.getOrDefault(chain.get(i), 0) > 1
                    ? image.layers().get(i).size()
                    : 0;
        }
        return size;
    }
}
