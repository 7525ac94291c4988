package io.github.runner4j.testkit.internal.port;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.process.Sockets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ports of a container that runs: those it has to offer, and those that this machine listens on. */
public final class Publication implements AutoCloseable {

    /** Of a container that has no ports. */
    public static final Publication NONE = new Publication(null, new TreeSet<>());

    private final @Nullable PortBook book;
    private final SortedSet<ContainerPort> exposed;
    private final List<PortListener> listeners = new ArrayList<>();

    private Publication(@Nullable PortBook book, SortedSet<ContainerPort> exposed) {
        this.book = book;
        this.exposed = exposed;
    }

    /** Listens on all ports that are to be published, or on none when one of them cannot be had. */
    public static Publication open(PortBook book, PortPlan plan, Sockets container) {
        Publication publication = new Publication(book, plan.exposed());
        try {
            plan.requests().forEach(each -> publication.listeners.add(book.open(each, container)));
        } catch (Refusal e) {
            publication.close();
            throw e;
        }
        return publication;
    }

    /** Those that this machine listens on. */
    List<PublishedPort> published() {
        return listeners.stream().flatMap(Publication::published).toList();
    }

    /** A port that is published everywhere is told twice: for each family of addresses. */
    private static Stream<PublishedPort> published(PortListener listener) {
        PortRequest request = listener.request();
        PublishedPort one = new PublishedPort(request.port(), request.address(), listener.port());
        return request.everywhere()
                ? Stream.of(one, new PublishedPort(request.port(), "::", listener.port()))
                : Stream.of(one);
    }

    /** As in {@code NetworkSettings.Ports}: null for a port that is not published. */
    public ObjectNode json() {
        ObjectNode ports = Json.object();
        exposed.stream().sorted(Comparator.comparing(ContainerPort::toString)).forEach(port -> {
            ArrayNode bindings = Json.array();
            published().stream()
                    .filter(each -> each.port().equals(port))
                    .forEach(each -> bindings.add(Json.object()
                            .put("HostIp", each.hostIp())
                            .put("HostPort", Integer.toString(each.hostPort()))));
            ports.set(port.toString(), bindings.isEmpty() ? null : bindings);
        });
        return ports;
    }

    /** As in a list of containers. */
    public ArrayNode list() {
        ArrayNode list = Json.array();
        exposed.stream().sorted(Comparator.comparing(ContainerPort::toString)).forEach(port -> {
            List<PublishedPort> own = published().stream()
                    .filter(each -> each.port().equals(port))
                    .toList();
            own.forEach(each -> list.add(entry(port, each)));
            if (own.isEmpty()) {
                list.add(Json.object().put("PrivatePort", port.number()).put("Type", port.protocol()));
            }
        });
        return list;
    }

    private static JsonNode entry(ContainerPort port, PublishedPort published) {
        return Json.object()
                .put("IP", published.hostIp())
                .put("PrivatePort", port.number())
                .put("PublicPort", published.hostPort())
                .put("Type", port.protocol());
    }

    /** Listens no more. */
    @Override
    public void close() {
        if (book != null) {
            listeners.forEach(book::close);
        }
    }
}
