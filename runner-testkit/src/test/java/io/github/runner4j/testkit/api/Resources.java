package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a case has on an engine, told from everything else by a prefix of its names and a label; removed at its end. */
final class Resources {

    static final String LABEL = "io.github.runner4j.contract";

    private final Target target;
    private final Client client;
    private final String prefix;
    private final List<String> before;

    private Resources(Target target, String prefix) {
        this.target = target;
        this.client = Client.of(target);
        this.prefix = prefix;
        this.before = target.fake() ? all() : List.of();
    }

    static Resources of(Target target) {
        return new Resources(target, "r4j-" + UUID.randomUUID().toString().substring(0, 8) + "-");
    }

    String prefix() {
        return prefix;
    }

    /** Removes everything, and fails when something stays. */
    void end() {
        List<String> refusals = new ArrayList<>();
        for (String resource : mine()) {
            if (resource.startsWith("/containers/")) {
                // Podman lets a container that it removes by force take its time to end.
                client.post(resource + "/kill").send();
            }
            Reply reply =
                    client.delete(resource).query("force", 1).query("v", 1).send();
            if (reply.status() >= 300 && reply.status() != 404) {
                refusals.add(resource + ": " + reply);
            }
        }
        assertThat(mine()).as("left behind; refused: " + refusals).isEmpty();
        if (target.fake()) {
            assertThat(all()).as("everything on the fake").containsExactlyInAnyOrderElementsOf(before);
        }
    }

    private List<String> mine() {
        List<String> paths = new ArrayList<>();
        list("/containers/json?all=1").forEach(each -> addMine(paths, "/containers/", each, "Id"));
        list("/networks").forEach(each -> addMine(paths, "/networks/", each, "Id"));
        list("/volumes").path("Volumes").forEach(each -> addMine(paths, "/volumes/", each, "Name"));
        list("/images/json").forEach(each -> addMineOf(paths, each));
        return paths;
    }

    private void addMine(List<String> paths, String path, JsonNode each, String key) {
        String names = each.path("Name").asText() + each.path("Names");
        if (names.contains(prefix) || labelled(each)) {
            paths.add(path + each.path(key).asText());
        }
    }

    private void addMineOf(List<String> paths, JsonNode image) {
        for (JsonNode tag : image.path("RepoTags")) {
            if (tag.asText().contains(prefix)) {
                paths.add("/images/" + tag.asText());
            }
        }
        if (labelled(image)) {
            paths.add("/images/" + image.path("Id").asText());
        }
    }

    private boolean labelled(JsonNode each) {
        return each.path("Labels").path(LABEL).asText().equals(prefix);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        list("/containers/json?all=1").forEach(each -> all.add("container " + each.path("Id")));
        list("/networks").forEach(each -> all.add("network " + each.path("Id")));
        list("/volumes").path("Volumes").forEach(each -> all.add("volume " + each.path("Name")));
        list("/images/json").forEach(each -> all.add("image " + each.path("Id") + each.path("RepoTags")));
        return all;
    }

    /** A fake one that is not finished may lack a list. */
    private JsonNode list(String path) {
        Reply reply = client.get(path).send();
        return reply.status() == 404 && target.fake()
                ? Json.object()
                : reply.expect(200).json();
    }
}
