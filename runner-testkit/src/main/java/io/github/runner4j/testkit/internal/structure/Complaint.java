package io.github.runner4j.testkit.internal.structure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.Locale;

/** How an engine complains about JSON that it cannot read: the older ones take the blame themselves. */
public final class Complaint {

    private static final int FIRST_THAT_BLAMES_THE_CLIENT = 43;

    private final int minor;

    Complaint(int minor) {
        this.minor = minor;
    }

    /** A complaint about a body that is no JSON at all. */
    public Refusal of(String message) {
        return minor < FIRST_THAT_BLAMES_THE_CLIENT
                ? Refusal.broken(message)
                : Refusal.badParameter("invalid JSON: " + message);
    }

    Refusal about(JsonNode given, Place place, String type) {
        String path = minor < FIRST_THAT_BLAMES_THE_CLIENT ? place.path() : place.full();
        String target = path.isEmpty() ? "Go value" : "Go struct field " + place.structure() + "." + path;
        return of("json: cannot unmarshal " + kind(given, type) + " into " + target + " of type " + type);
    }

    void unless(boolean right, JsonNode given, Place place, Type type) {
        if (!right) {
            throw about(given, place, type.label());
        }
    }

    /** A number is shown when the type could hold another. */
    private static String kind(JsonNode given, String type) {
        boolean number = type.contains("int") && given.isNumber();
        String kind = given.isBoolean() ? "bool" : given.getNodeType().name().toLowerCase(Locale.ROOT);
        return number ? kind + " " + given : kind;
    }
}
