package io.github.runner4j.monitoring.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The members of an object in their order; what is absent is left out. */
final class Members {

    private final Map<String, Object> all = new LinkedHashMap<>();

    Members put(String name, Object value) {
        all.put(name, value);
        return this;
    }

    Members put(String name, Optional<?> value) {
        value.ifPresent(there -> all.put(name, there));
        return this;
    }

    Members put(String name, OptionalLong value) {
        value.ifPresent(there -> all.put(name, there));
        return this;
    }

    Members put(String name, OptionalInt value) {
        value.ifPresent(there -> all.put(name, there));
        return this;
    }

    Members put(String name, OptionalDouble value) {
        value.ifPresent(there -> all.put(name, there));
        return this;
    }

    Map<String, Object> map() {
        return all;
    }
}
