package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.mount.MountPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which containers a list is to have. */
final class ContainerFilter {

    private static final Set<String> ALLOWED = Set.of(
            "ancestor",
            "before",
            "exited",
            "expose",
            "health",
            "id",
            "is-task",
            "isolation",
            "label",
            "name",
            "network",
            "publish",
            "since",
            "status",
            "volume");
    private static final Set<String> STATES =
            Set.of("created", "dead", "exited", "paused", "removing", "restarting", "running");
    private static final Set<String> HEALTH = Set.of("starting", "healthy", "unhealthy", "none");

    private final ContainerEngine engine;
    private final Filters filters;
    private final Set<String> images;
    private final boolean taskOnly;
    private final Set<Integer> exitCodes = new HashSet<>();
    private final Set<String> published;
    private final Set<String> exposed;

    ContainerFilter(ContainerEngine engine, Filters filters) {
        this.engine = engine;
        this.filters = filters.allow(ALLOWED);
        filters.all("exited").forEach(each -> exitCodes.add(exitCode(each)));
        for (String each : filters.all("status")) {
            if (!STATES.contains(each)) {
                throw filters.invalid("'status=" + each + "'");
            }
        }
        this.taskOnly = filters.flag("is-task", false);
        for (String each : filters.all("health")) {
            if (!HEALTH.contains(each)) {
                String word = engine.early() ? "Unrecognised" : "unrecognized";
                throw Refusal.badParameter(word + " filter value for health: " + each);
            }
        }
        this.images = new HashSet<>(engine.descendants(filters.all("ancestor")));
        this.published = PortFilter.ports(filters, "publish");
        this.exposed = PortFilter.ports(filters, "expose");
    }

    private int exitCode(String text) {
        try {
            return Numbers.parse(text);
        } catch (Refusal e) {
            throw engine.early() ? e : filters.invalid("'exited=" + text + "': " + e.message());
        }
    }

    /** Whether it is about states, so that those that do not run are meant, too. */
    boolean concernsStates() {
        return filters.has("status");
    }

    /** Those between which the list is cut: made before one, and after another. */
    List<Container> between(List<Container> newestFirst) {
        List<Container> left = newestFirst;
        for (String each : filters.all("before")) {
            left = left.subList(left.indexOf(bound(each)) + 1, left.size());
        }
        for (String each : filters.all("since")) {
            int end = left.indexOf(bound(each));
            left = end < 0 ? left : left.subList(0, end);
        }
        return left;
    }

    private Container bound(String reference) {
        try {
            return engine.containers().find(reference);
        } catch (Refusal e) {
            throw engine.early() ? Refusal.broken("no such container " + reference) : e;
        }
    }

    /** Whether one fits by what can be told without looking at all of it. */
    boolean fits(Container container) {
        return !taskOnly
                && filters.accepts(
                        "name", each -> matches(each, "/" + container.name()) || matches(each, container.name()))
                && filters.accepts("id", each -> matches(each, container.id()))
                && (!filters.has("label") || filters.acceptsLabels("label", container.labels()))
                && (!filters.has("status") || filters.accepts("status", container.status()))
                && (!filters.has("health") || filters.accepts("health", engine.health(container)))
                && (exitCodes.isEmpty()
                        || exitCodes.contains(engine.exitCode(container).orElse(-1)))
                && (!filters.has("ancestor") || images.contains(container.imageId()))
                && filters.accepts("volume", each -> mounts(container, each));
    }

    /** Whether one fits by what the list tells of it. */
    boolean fits(JsonNode summary) {
        JsonNode networks = summary.path("NetworkSettings").path("Networks");
        return filters.accepts("network", each -> isIn(networks, each))
                && ((published.isEmpty() && exposed.isEmpty()) || offers(summary.path("Ports")));
    }

    private static boolean mounts(Container container, String wanted) {
        return container.mounts().stream()
                .anyMatch(
                        each -> each.destination().equals(wanted) || name(each).equals(wanted));
    }

    private static String name(MountPoint mount) {
        return mount.volume().map(each -> each.name()).orElse(mount.source());
    }

    private static boolean isIn(JsonNode networks, String wanted) {
        return networks.has(wanted)
                || networks.properties().stream()
                        .anyMatch(each ->
                                each.getValue().path("NetworkID").asText().startsWith(wanted) && !wanted.isEmpty());
    }

    private boolean offers(JsonNode ports) {
        Set<String> outside = new TreeSet<>();
        Set<String> inside = new TreeSet<>();
        for (JsonNode each : ports) {
            String protocol = "/" + each.path("Type").asText();
            outside.add(each.path("PublicPort").asInt() + protocol);
            inside.add(each.path("PrivatePort").asInt() + protocol);
        }
        return outside.stream().anyMatch(published::contains) || inside.stream().anyMatch(exposed::contains);
    }

    private static boolean matches(String wanted, String text) {
        try {
            return text.equals(wanted) || Pattern.compile(wanted).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
