package io.github.runner4j.monitoring.catalog;

import java.util.Locale;

/** References of portals to their entities. */
final class EntityRefs {

    private static final String KIND = "component:";

    private EntityRefs() {}

    /** The name; what is of another kind keeps it, and so is never found. */
    static String name(String reference) {
        String rest =
                reference.toLowerCase(Locale.ROOT).startsWith(KIND) ? reference.substring(KIND.length()) : reference;
        return rest.contains(":") ? rest : rest.substring(rest.indexOf('/') + 1);
    }
}
