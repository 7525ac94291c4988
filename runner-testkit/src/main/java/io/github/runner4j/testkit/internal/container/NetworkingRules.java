package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code NetworkingConfig} must not say. */
final class NetworkingRules {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");

    private final boolean early;

    NetworkingRules(Parts parts) {
        this.early = parts.early();
    }

    void check(JsonNode networking) {
        JsonNode endpoints = networking.path("EndpointsConfig");
        if (early && endpoints.size() > 1) {
            List<String> names = new ArrayList<>();
            endpoints.fieldNames().forEachRemaining(names::add);
            throw Refusal.badParameter(
                    "Container cannot be connected to network endpoints: " + String.join(", ", names));
        }
        for (Map.Entry<String, JsonNode> each : endpoints.properties()) {
            if (each.getValue().isNull()) {
                throw Refusal.badParameter(
                        early
                                ? "no EndpointSettings for " + each.getKey()
                                : invalid(each.getKey()) + "EndpointsConfig is nil");
            }
            List<String> wrong = early ? addresses(each.getValue()) : settings(each.getKey(), each.getValue());
            if (!wrong.isEmpty()) {
                throw Refusal.badParameter(early ? wrong.get(0) : invalid(each.getKey()) + joined(wrong));
            }
        }
    }

    private static List<String> addresses(JsonNode endpoint) {
        JsonNode ipam = endpoint.path("IPAMConfig");
        String four = ipam.path("IPv4Address").asText();
        String six = ipam.path("IPv6Address").asText();
        List<String> wrong = new ArrayList<>();
        if (!four.isEmpty() && !V4.matcher(four).matches()) {
            wrong.add("invalid IPv4 address: " + four);
        }
        if (!six.isEmpty() && !V6.matcher(six).matches()) {
            wrong.add("invalid IPv6 address: " + six);
        }
        return wrong;
    }

    /** The newer engine looks at all of it before it complains. */
    private static List<String> settings(String network, JsonNode endpoint) {
        List<String> wrong = new ArrayList<>();
        String mac = endpoint.path("MacAddress").asText();
        JsonNode ipam = endpoint.path("IPAMConfig");
        boolean addressed = !ipam.path("IPv4Address").asText().isEmpty()
                || !ipam.path("IPv6Address").asText().isEmpty();
        boolean predefined = !Networking.userDefined(network);
        if (predefined && addressed) {
            wrong.add("user specified IP address is supported on user defined networks only");
        }
        if (predefined && !endpoint.path("Aliases").isEmpty()) {
            wrong.add("network-scoped alias is supported only for containers in user defined networks");
        }
        wrong.addAll(addresses(endpoint));
        if (predefined && addressed) {
            wrong.add("user specified IP address is supported only when connecting to networks with user configured "
                    + "subnets");
        }
        if (!mac.isEmpty() && !MAC.matcher(mac).matches()) {
            wrong.add("invalid MAC address " + mac);
        }
        return wrong;
    }

    private static String invalid(String network) {
        return "invalid config for network " + network + ": ";
    }

    private static String joined(List<String> wrong) {
        return "invalid endpoint settings:\n" + (wrong.size() == 1 ? wrong.get(0) : "* " + String.join("\n* ", wrong));
    }
}
