package io.github.runner4j.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Keys and types of JSON, without values: itself JSON, with the name of its type in the place of each value. */
final class Shape {

    private static final String ANY = "any";

    private Shape() {}

    /** The shape of an answer; keys are sorted, and elements of an array that look the same count once. */
    static JsonNode of(JsonNode json, String prefix) {
        if (json.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            json.properties().forEach(each -> members.put(key(each.getKey(), prefix), of(each.getValue(), prefix)));
            return Json.object().setAll(members);
        }
        if (json.isArray()) {
            Set<JsonNode> elements = new LinkedHashSet<>();
            json.forEach(element -> elements.add(of(element, prefix)));
            return Json.array().addAll(elements);
        }
        return TextNode.valueOf(json.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    /** Names of a case and ids are other ones each time. */
    private static String key(String key, String prefix) {
        return key.replace(prefix, "<case>-").replaceAll("[0-9a-f]{64}", "<id>");
    }

    /** What is otherwise than expected, a line each. */
    static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", expected, actual, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (accepts(expected, actual)) {
            return;
        }
        if (expected instanceof ObjectNode && actual instanceof ObjectNode) {
            compareMembers(path, expected, actual, differences);
        } else if (expected instanceof ArrayNode
                && actual instanceof ArrayNode
                && expected.size() == 1
                && actual.size() == 1) {
            compare(path + "[]", expected.get(0), actual.get(0), differences);
        } else {
            differences.add(path + ": expected " + expected + " but was " + actual);
        }
    }

    private static void compareMembers(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        expected.properties().forEach(each -> {
            boolean optional = each.getKey().endsWith("?");
            String key = optional ? each.getKey().substring(0, each.getKey().length() - 1) : each.getKey();
            if (actual.has(key)) {
                compare(path + "/" + key, each.getValue(), actual.get(key), differences);
            } else if (!optional) {
                differences.add(path + "/" + key + ": missing");
            }
        });
        actual.fieldNames().forEachRemaining(key -> {
            if (!expected.has(key) && !expected.has(key + "?")) {
                differences.add(path + "/" + key + ": unexpected " + actual.get(key));
            }
        });
    }

    /** Whether there is nothing to complain about: equal, anything goes, or one of {@code null|string}. */
    private static boolean accepts(JsonNode expected, JsonNode actual) {
        if (expected.equals(actual) || expected.asText().equals(ANY)) {
            return true;
        }
        if (expected.isTextual() && actual.isTextual()) {
            return List.of(expected.asText().split("\\|")).contains(actual.asText());
        }
        return false;
    }

    /** A new shape in which those places of the old one that accept more stay as they were. */
    static JsonNode keepLoose(JsonNode old, JsonNode fresh) {
        if (accepts(old, fresh)) {
            return old;
        }
        if (old instanceof ArrayNode && fresh instanceof ArrayNode && old.size() == 1 && fresh.size() == 1) {
            return Json.array().add(keepLoose(old.get(0), fresh.get(0)));
        }
        if (!(old instanceof ObjectNode) || !(fresh instanceof ObjectNode)) {
            return fresh;
        }
        TreeMap<String, JsonNode> members = new TreeMap<>();
        fresh.properties().forEach(each -> {
            String key = old.has(each.getKey() + "?") ? each.getKey() + "?" : each.getKey();
            members.put(key, old.has(key) ? keepLoose(old.get(key), each.getValue()) : each.getValue());
        });
        old.properties().stream()
                .filter(each -> each.getKey().endsWith("?"))
                .forEach(each -> members.putIfAbsent(each.getKey(), each.getValue()));
        return Json.object().setAll(members);
    }
}
