package io.github.runner4j.docker.internal.git.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes in force in a folder: the lines of its own {@code .gitattributes} above those of its ancestors. A child shares its
 * parent's lines. Neither the user's nor the system's attributes belong to it. Source of the order: gitattributes(5).
 */
final class Attributes {

    private static final AttributeRule BINARY = new AttributeRule(
            true,
            "binary",
            List.of(
                    new AttributeRule.State("diff", AttributeRule.FALSE),
                    new AttributeRule.State("merge", AttributeRule.FALSE),
                    new AttributeRule.State("text", AttributeRule.FALSE)));

    static final Attributes NONE = new Attributes(null, "", List.of(BINARY));

    private final @Nullable Attributes parent;
    private final String prefix;
    private final List<AttributeRule> rules;
    private final Map<String, AttributeRule> macros = new HashMap<>();

    private Attributes(@Nullable Attributes parent, String prefix, List<AttributeRule> rules) {
        this.parent = parent;
        this.prefix = prefix;
        this.rules = rules;
        if (parent != null) {
            macros.putAll(parent.macros);
        }
        rules.stream().filter(AttributeRule::macro).forEach(macro -> macros.put(macro.pattern(), macro));
    }

    /** These attributes, and above them those of a folder's own file. */
    Attributes with(String folder, String text) {
        String newPrefix = folder.isEmpty() ? "" : folder + "/";
        return new Attributes(this, newPrefix, AttributeRule.parse(text, folder.isEmpty()));
    }

    /** What holds for a file below the folder. */
    Map<String, String> of(String path) {
        Map<String, String> found = new HashMap<>();
        for (Attributes level = this; level != null; level = level.parent) {
            String relative = path.substring(level.prefix.length());
            for (int i = level.rules.size() - 1; i >= 0; i--) {
                if (level.rules.get(i).about(relative)) {
                    add(level.rules.get(i), found);
                }
            }
        }
        found.values().removeIf(AttributeRule.UNSPECIFIED::equals);
        return found;
    }

    private void add(AttributeRule rule, Map<String, String> found) {
        for (int i = rule.states().size() - 1; i >= 0; i--) {
            AttributeRule.State state = rule.states().get(i);
            boolean decides = found.putIfAbsent(state.name(), state.value()) == null;
            AttributeRule macro = macros.get(state.name());
            if (decides && macro != null && state.value().equals(AttributeRule.TRUE)) {
                add(macro, found);
            }
        }
    }

    boolean mentions(String attribute) {
        for (Attributes level = this; level != null; level = level.parent) {
            for (AttributeRule rule : level.rules) {
                if (rule.states().stream().anyMatch(state -> state.name().equals(attribute))) {
                    return true;
                }
            }
        }
        return false;
    }
}
