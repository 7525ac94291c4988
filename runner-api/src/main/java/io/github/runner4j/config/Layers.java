package io.github.runner4j.config;

import io.github.runner4j.secret.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts one level of options over another. */
final class Layers {

    private Layers() {}

    static List<Variable> variables(List<Variable> base, List<Variable> over) {
        Map<String, Variable> byName = new LinkedHashMap<>();
        base.forEach(each -> byName.put(each.name(), each));
        over.forEach(each -> byName.put(each.name(), each));
        return List.copyOf(byName.values());
    }

    static Map<String, String> entries(Map<String, String> base, Map<String, String> over) {
        Map<String, String> all = new LinkedHashMap<>(base);
        all.putAll(over);
        return all;
    }

    static Optional<HealthCheck> checks(Optional<HealthCheck> base, Optional<HealthCheck> over) {
        return over.map(check -> check.over(base.orElse(HealthCheck.unset()))).or(() -> base);
    }

    static <T> List<T> append(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return List.copyOf(all);
    }
}
