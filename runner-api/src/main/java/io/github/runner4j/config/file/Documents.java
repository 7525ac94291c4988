package io.github.runner4j.config.file;

import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.error.Place;
import java.util.List;

/** The documents of a file. */
final class Documents {

    private Documents() {}

    /** The one document of a file that has one; an empty file has a group without keys. */
    static ConfigNode only(ConfigText text, List<ConfigNode> documents, Problems problems) {
        if (documents.size() > 1) {
            problems.add(
                    text.documentOf(documents.get(1).place()),
                    "",
                    "a second document begins here; only one is read. Remove the line with ---.");
        }
        Mapping nothing = new Mapping(new Place(text.file(), 1, 1), List.of());
        return documents.stream()
                .findFirst()
                .filter(node -> !(node instanceof Scalar scalar) || !scalar.isEmpty())
                .orElse(nothing);
    }
}
