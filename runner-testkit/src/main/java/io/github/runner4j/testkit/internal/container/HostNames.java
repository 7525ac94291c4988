package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.network.Connection;
import io.github.runner4j.testkit.internal.network.Endpoint;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files in which a container finds names of hosts, and its own. */
final class HostNames {

    private static final String BEGINNING = """
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::0\tip6-localnet
            ff00::0\tip6-mcastprefix
            ff02::1\tip6-allnodes
            ff02::2\tip6-allrouters
            """;
    private static final String RESOLVER = "nameserver 127.0.0.11\noptions ndots:0\n";
    private static final int FILE_MODE = 0644;
    private static final int DIRECTORY_MODE = 0755;

    private HostNames() {}

    /** Mounts them in the files of a container that starts. */
    static void mount(Container container, Instant now) {
        String host = container.config().path("Hostname").asText();
        FileTree tree = FileTree.of(FileNode.directory(DIRECTORY_MODE, now));
        put(tree, "/hosts", hosts(container, host), now);
        put(tree, "/hostname", host + "\n", now);
        put(tree, "/resolv.conf", RESOLVER, now);
        for (String each : tree.list("/").orElseThrow()) {
            container.files().mount("/etc/" + each, tree, "/" + each, true);
        }
    }

    /** Names with the addresses that were given for them. */
    static Map<String, String> extra(JsonNode hostConfig) {
        Map<String, String> extra = new TreeMap<>();
        for (JsonNode each : hostConfig.path("ExtraHosts")) {
            String[] parts = each.asText().split(":", 2);
            extra.putIfAbsent(parts[0], parts[1]);
        }
        return extra;
    }

    private static String hosts(Container container, String host) {
        StringBuilder text = new StringBuilder(BEGINNING);
        Optional<Endpoint> end = container.membership().connections().stream()
                .map(Connection::endpoint)
                .flatMap(Optional::stream)
                .filter(each -> !each.address().isEmpty())
                .findFirst();
        String gateway = end.map(Endpoint::gateway).orElse("127.0.0.1");
        extra(container.hostConfig())
                .forEach((name, address) -> text.append(address.equals("host-gateway") ? gateway : address)
                        .append('\t')
                        .append(name)
                        .append('\n'));
        end.ifPresent(
                each -> text.append(each.address()).append('\t').append(host).append('\n'));
        return text.toString();
    }

    private static void put(FileTree tree, String path, String text, Instant now) {
        tree.put(path, FileNode.file(Content.of(text), FILE_MODE, now));
    }
}
