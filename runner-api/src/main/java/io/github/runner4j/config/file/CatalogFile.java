package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A catalog's file, {@code catalog-info.yaml}: one or more documents, each an entity. Only components are read, and of them only
 * what a launch needs: the rest is the catalog's matter.
 */
public final class CatalogFile {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private static final Set<String> OURS =
            Set.of(CatalogEntity.ENABLED, CatalogEntity.CONFIG_PATH, CatalogEntity.SOURCE_LOCATION);

    private final Problems problems = new Problems();

    private CatalogFile() {}

    /**
     * Finds the components in a catalog's file.
     *
     * @param text the file's text
     * @param documents what the reader made of it
     * @return the components, in the order of the file
     * @throws ConfigException with every problem of the file
     */
    public static List<CatalogEntity> read(ConfigText text, List<ConfigNode> documents) {
        CatalogFile catalog = new CatalogFile();
        List<CatalogEntity> entities = new ArrayList<>();
        for (ConfigNode document : documents) {
            catalog.entity(document).ifPresent(entities::add);
        }
        catalog.problems.throwIfAny(text.file());
        return List.copyOf(entities);
    }

    private Optional<CatalogEntity> entity(ConfigNode document) {
        if (document instanceof Scalar scalar && scalar.isEmpty()) {
            return Optional.empty();
        }
        if (!(document instanceof Mapping root)) {
            problems.refuse(document, "", "a group of keys (name: value)", Optional.empty());
            return Optional.empty();
        }
        Optional<String> kind = find(root, "kind").flatMap(node -> text(node, "kind"));
        if (kind.isEmpty()) {
            problems.add(root.place(), "kind", "is missing. It is required.");
        }
        return kind.filter("Component"::equals).flatMap(component -> component(root));
    }

    private Optional<CatalogEntity> component(Mapping root) {
        Optional<Mapping> metadata = find(root, "metadata").flatMap(node -> group(node, "metadata"));
        Optional<ConfigNode> named = metadata.flatMap(group -> find(group, "name"));
        Optional<String> name = named.flatMap(node -> text(
                node,
                "metadata.name",
                text -> NAME.matcher(text).matches(),
                "1 to 63 letters," + " digits, dots, dashes or underscores, starting with a letter or digit"));
        if (named.isEmpty()) {
            problems.add(root.place(), "metadata.name", "is missing. It is required.");
        }
        Optional<Mapping> annotations = metadata.flatMap(group -> find(group, "annotations"))
                .flatMap(node -> group(node, "metadata.annotations"));
        Optional<String> enabled = annotation(annotations, CatalogEntity.ENABLED, text -> true, "");
        // What the catalog says of a component that is not to be run is its own matter: not each has to be in a
        // repository.
        boolean idle = !enabled.equals(Optional.of("true"));
        Optional<String> path = annotation(
                        annotations, CatalogEntity.CONFIG_PATH, text -> idle || isPath(text), Words.PATH.allowed())
                .filter(CatalogFile::isPath);
        Optional<SourceLocation> location = annotation(
                        annotations,
                        CatalogEntity.SOURCE_LOCATION,
                        text -> idle || SourceLocation.parse(text).isPresent(),
                        "the address of a repository, as in url:https://example.org/acme/hello/tree/main/api")
                .flatMap(SourceLocation::parse);
        if (!idle) {
            annotations.ifPresent(group -> {
                reportNear(group, CatalogEntity.CONFIG_PATH);
                reportNear(group, CatalogEntity.SOURCE_LOCATION);
            });
        }
        Optional<String> nearly =
                annotations.flatMap(group -> near(group, CatalogEntity.ENABLED)).map(Scalar::text);
        return name.map(text -> new CatalogEntity(text, enabled, location, path, root.place(), nearly));
    }

    /** Annotations are everybody's, so an unknown one is no mistake; one that is nearly ours is. */
    private void reportNear(Mapping annotations, String name) {
        near(annotations, name)
                .ifPresent(key -> problems.add(new Problem(
                        key.place(),
                        "metadata.annotations[" + Shown.key(key.text()) + "]",
                        "is not a known annotation. Did you mean " + name + "?",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(name))));
    }

    /** The key that was probably meant for an annotation that is not there. */
    private static Optional<Scalar> near(Mapping annotations, String name) {
        List<Scalar> keys = annotations.entries().stream()
                .map(Entry::key)
                .filter(key -> !OURS.contains(key.text()) || key.text().equals(name))
                .toList();
        Optional<String> nearest =
                Spelling.nearest(name, keys.stream().map(Scalar::text).toList());
        return keys.stream()
                .filter(key -> nearest.filter(text -> !text.equals(name) && text.equals(key.text()))
                        .isPresent())
                .findFirst();
    }

    private Optional<String> annotation(
            Optional<Mapping> annotations, String name, Predicate<String> accepted, String allowed) {
        return annotations
                .flatMap(group -> find(group, name))
                .flatMap(node -> text(node, "metadata.annotations[" + name + "]", accepted, allowed));
    }

    private static boolean isPath(String text) {
        return Words.PATH.parse().apply(text).isPresent();
    }

    private Optional<String> text(ConfigNode node, String path) {
        return text(node, path, text -> !text.isEmpty(), "a text");
    }

    private Optional<String> text(ConfigNode node, String path, Predicate<String> accepted, String allowed) {
        if (node instanceof Scalar scalar && accepted.test(scalar.text())) {
            return Optional.of(scalar.text());
        }
        problems.refuse(node, path, allowed.isEmpty() ? "a text" : allowed, Optional.empty());
        return Optional.empty();
    }

    private Optional<Mapping> group(ConfigNode node, String path) {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        problems.refuse(node, path, "a group of keys (name: value)", Optional.empty());
        return Optional.empty();
    }

    /** The value of a key, unless nothing was written there. A key that is there twice is a mistake. */
    private Optional<ConfigNode> find(Mapping group, String key) {
        List<Entry> all = group.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .toList();
        if (all.size() > 1) {
            problems.add(all.get(1).key().place(), "", "has the key " + key + " twice. Remove one.");
        }
        return all.stream()
                .map(Entry::value)
                .filter(node -> !(node instanceof Scalar scalar) || !scalar.isEmpty())
                .findFirst();
    }
}
