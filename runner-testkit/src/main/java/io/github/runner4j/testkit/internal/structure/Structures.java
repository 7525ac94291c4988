package io.github.runner4j.testkit.internal.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The structures that an engine knows. Immutable. */
public final class Structures {

    private static final String LIST = "structures.txt";

    private final Map<String, List<Field>> fields;
    private final Complaint complaint;

    private Structures(Map<String, List<Field>> fields, Complaint complaint) {
        this.fields = fields;
        this.complaint = complaint;
    }

    /** Those of an engine. */
    public static Structures of(Dialect dialect) {
        int minor = Integer.parseInt(dialect.apiVersion().substring("1.".length()));
        try (InputStream stream = Structures.class.getResourceAsStream(LIST)) {
            String text = new String(Objects.requireNonNull(stream, LIST).readAllBytes(), StandardCharsets.UTF_8);
            return new Structures(new StructureList(minor).read(text), new Complaint(minor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a structure: names in any case, what the engine does not know is passed over. What is of another type is refused.
     *
     * @return all its fields, in the engine's order
     */
    public ObjectNode read(String structure, JsonNode given) {
        return new Reader(fields, complaint).structure(structure, given, Place.root(structure));
    }

    /** Whether anything is given that is a field of the structure. */
    public boolean anyOf(String structure, JsonNode given) {
        Set<String> known = Objects.requireNonNull(fields.get(structure), structure).stream()
                .map(each -> Reader.key(each.name()))
                .collect(Collectors.toSet());
        return given.properties().stream().anyMatch(each -> known.contains(Reader.key(each.getKey())));
    }

    /** How the engine complains about what it cannot read. */
    public Complaint complaint() {
        return complaint;
    }
}
