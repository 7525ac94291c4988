package io.github.runner4j.testkit.internal.port;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which ports a container has to offer, and which of them are to be published.
 *
 * @param exposed all that it has to offer
 * @param requests those that are to be published, those with a port of their own first
 */
public record PortPlan(SortedSet<ContainerPort> exposed, List<PortRequest> requests) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Reads the configuration of a container. A port that is not exposed is not published. */
    public static PortPlan of(JsonNode config, JsonNode hostConfig) {
        SortedSet<ContainerPort> exposed = new TreeSet<>();
        List<PortRequest> requests = new ArrayList<>();
        boolean all = hostConfig.path("PublishAllPorts").asBoolean();
        config.path("ExposedPorts")
                .fieldNames()
                .forEachRemaining(name -> ContainerPort.parse(name).ifPresent(port -> {
                    exposed.add(port);
                    JsonNode bindings = hostConfig.path("PortBindings").path(name);
                    bindings.forEach(each -> request(port, each).ifPresent(requests::add));
                    if (all && bindings.isEmpty()) {
                        requests.add(new PortRequest(port, "", PortRange.ANY));
                    }
                }));
        requests.sort(Comparator.comparing(each -> each.range().any()));
        return new PortPlan(exposed, List.copyOf(requests));
    }

    private static Optional<PortRequest> request(ContainerPort port, JsonNode binding) {
        String ip = binding.path("HostIp").asText();
        String known = ADDRESS.matcher(ip).matches() ? ip : "";
        return PortRange.parse(binding.path("HostPort").asText()).map(range -> new PortRequest(port, known, range));
    }
}
