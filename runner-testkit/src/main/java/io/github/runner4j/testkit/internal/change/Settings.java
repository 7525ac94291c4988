package io.github.runner4j.testkit.internal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.image.ImageConfig;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What an image that is being built will tell its containers. For one thread. */
public final class Settings {

    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private final ObjectNode config;
    private boolean commandSet;

    /** Settings that go on from these. */
    public Settings(ObjectNode config) {
        this.config = ImageConfig.complete(config);
    }

    /** The settings; may be changed. */
    public ObjectNode config() {
        return config;
    }

    /** Whether CMD was set here, so that ENTRYPOINT leaves it alone. */
    boolean commandSet() {
        return commandSet;
    }

    void commandSet(boolean set) {
        commandSet = set;
    }

    /** A list of texts. */
    public List<String> list(String key) {
        List<String> list = new ArrayList<>();
        config.path(key).forEach(each -> list.add(each.asText()));
        return list;
    }

    /** Sets a list of texts. */
    public void list(String key, List<String> values) {
        config.set(key, Json.array(values));
    }

    /** An object; one is made when there is none. */
    ObjectNode object(String key) {
        if (config.path(key) instanceof ObjectNode there) {
            return there;
        }
        ObjectNode made = Json.object();
        config.set(key, made);
        return made;
    }

    /** {@code NAME=value} of the environment. */
    public List<String> environment() {
        return list("Env");
    }

    /** Sets a variable, in the place of what it was before. */
    public void environment(String name, String value) {
        List<String> lines = environment();
        String line = name + "=" + value;
        int place = 0;
        while (place < lines.size() && !lines.get(place).split("=", 2)[0].equals(name)) {
            place++;
        }
        if (place < lines.size()) {
            lines.set(place, line);
        } else {
            lines.add(line);
        }
        list("Env", lines);
    }

    /** What runs commands that are no arrays. */
    public List<String> shell() {
        List<String> shell = list("Shell");
        return shell.isEmpty() ? new ArrayList<>(SHELL) : shell;
    }

    /** The words of a command: of an array itself, of text by the shell. */
    public List<String> command(List<String> arguments, boolean array) {
        List<String> words = array ? new ArrayList<>() : shell();
        words.addAll(arguments);
        return words;
    }

    /** A copy that has another command, which says what was done. */
    public ObjectNode withNote(String... note) {
        List<String> words = shell();
        words.addAll(List.of(note));
        ObjectNode copy = copy();
        copy.set("Cmd", Json.array(words));
        return copy;
    }

    /** A copy, complete and in order. */
    public ObjectNode copy() {
        return ImageConfig.complete(config);
    }

    /** A text; empty without one. */
    public String text(String key) {
        JsonNode value = config.path(key);
        return value.asText("");
    }
}
