package io.github.runner4j.testkit.internal.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads JSON as a structure. */
final class Reader {

    private static final int PAIR = 2;

    private final Map<String, List<Field>> structures;
    private final Complaint complaint;

    Reader(Map<String, List<Field>> structures, Complaint complaint) {
        this.structures = structures;
        this.complaint = complaint;
    }

    /** Names are the same in any case. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    ObjectNode structure(String name, JsonNode given, Place place) {
        if (!given.isObject() && !isNothing(given)) {
            throw complaint.about(given, place, packageOf(name) + name);
        }
        Map<String, JsonNode> byKey = new TreeMap<>();
        given.properties().forEach(each -> byKey.put(key(each.getKey()), each.getValue()));
        ObjectNode read = Json.object();
        for (Field field : structures.getOrDefault(name, List.of())) {
            JsonNode there = byKey.getOrDefault(key(field.name()), MissingNode.getInstance());
            JsonNode value = value(field.type(), there, place.at(name, field));
            if (!field.leftOut() || !isZero(field.type(), value)) {
                read.set(field.name(), value);
            }
        }
        return read;
    }

    /** Source: the packages of the engine's code. */
    private static String packageOf(String structure) {
        return structure.equals("ContainerConfigWrapper") ? "runconfig." : "container.";
    }

    private JsonNode value(Type type, JsonNode given, Place place) {
        if (type instanceof Type.Maybe maybe) {
            return isNothing(given) ? NullNode.getInstance() : value(maybe.element(), given, place);
        } else if (type instanceof Type.Many many) {
            return many(many, given, place);
        } else if (type instanceof Type.Named named) {
            return named(named, given, place);
        } else if (type instanceof Type.Reference reference) {
            return structure(reference.name(), given, place);
        }
        return simple((Type.Simple) type, given, place);
    }

    private JsonNode many(Type.Many type, JsonNode given, Place place) {
        if (isNothing(given)) {
            return NullNode.getInstance();
        }
        complaint.unless(given.isArray(), given, place, type);
        ArrayNode list = Json.array();
        given.forEach(each -> list.add(value(type.element(), each, place)));
        return list;
    }

    private JsonNode named(Type.Named type, JsonNode given, Place place) {
        if (isNothing(given)) {
            return NullNode.getInstance();
        }
        complaint.unless(given.isObject(), given, place, type);
        Map<String, JsonNode> sorted = new TreeMap<>();
        given.properties().forEach(each -> sorted.put(each.getKey(), value(type.element(), each.getValue(), place)));
        ObjectNode object = Json.object();
        sorted.forEach(object::set);
        return object;
    }

    private JsonNode simple(Type.Simple type, JsonNode given, Place place) {
        return switch (type) {
            case STRING -> {
                complaint.unless(given.isTextual() || isNothing(given), given, place, type);
                yield isNothing(given) ? TextNode.valueOf("") : given;
            }
            case BOOL -> {
                complaint.unless(given.isBoolean() || isNothing(given), given, place, type);
                yield BooleanNode.valueOf(given.asBoolean());
            }
            case WORDS -> words(given, place);
            case PAIR -> pair(given, place);
            case EMPTY -> Json.object();
            default -> number(type, given, place);
        };
    }

    private JsonNode number(Type.Simple type, JsonNode given, Place place) {
        boolean inRange = given.canConvertToLong() && type.holds(given.asLong());
        complaint.unless(isNothing(given) || (given.isIntegralNumber() && inRange), given, place, type);
        return LongNode.valueOf(given.asLong());
    }

    private JsonNode words(JsonNode given, Place place) {
        if (given.isTextual()) {
            return Json.array(List.of(given.asText()));
        }
        return given.isArray() || isNothing(given)
                ? many(new Type.Many(Type.Simple.STRING), given, place)
                : value(Type.Simple.STRING, given, place);
    }

    private JsonNode pair(JsonNode given, Place place) {
        complaint.unless(given.isArray() || isNothing(given), given, place, Type.Simple.PAIR);
        ArrayNode pair = Json.array();
        for (int i = 0; i < PAIR; i++) {
            pair.add(number(Type.Simple.UINT64, given.path(i), place));
        }
        return pair;
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    /** Whether the engine's own language would leave it out. */
    private static boolean isZero(Type type, JsonNode value) {
        if (value.isNull()) {
            return true;
        } else if (type instanceof Type.Maybe || type instanceof Type.Reference) {
            return false;
        }
        return switch (value.getNodeType()) {
            case STRING -> value.asText().isEmpty();
            case BOOLEAN -> !value.asBoolean();
            case NUMBER -> value.asLong() == 0;
            default -> value.isEmpty();
        };
    }
}
