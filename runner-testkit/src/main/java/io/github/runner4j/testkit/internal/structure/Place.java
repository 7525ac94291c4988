package io.github.runner4j.testkit.internal.structure;

/**
 * Where something stands, as the engine names it in its complaints.
 *
 * @param structure the innermost structure
 * @param path the fields that lead there, without the structures they were taken over from
 * @param full the fields that lead there, with those structures
 */
record Place(String structure, String path, String full) {

    static Place root(String structure) {
        return new Place(structure, "", "");
    }

    Place at(String inner, Field field) {
        return new Place(inner, join(path, field.name()), join(full, field.path()));
    }

    private static String join(String before, String next) {
        return before.isEmpty() ? next : before + "." + next;
    }
}
