package io.github.runner4j.docker.internal.git.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;

/** A file with one object id per line, replaced as a whole. */
final class ObjectIdFile {

    private ObjectIdFile() {}

    static Set<ObjectId> read(Path file) throws IOException {
        Set<ObjectId> ids = new LinkedHashSet<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!ObjectId.isId(line)) {
                    throw new IOException(file.getFileName() + " is damaged");
                }
                ids.add(ObjectId.fromString(line));
            }
        } catch (NoSuchFileException e) {
            return ids;
        }
        return ids;
    }

    static void write(Path file, Collection<ObjectId> ids) throws IOException {
        Path fresh = file.resolveSibling(PackFiles.TEMPORARY + UUID.randomUUID());
        Files.write(fresh, ids.stream().map(ObjectId::name).toList());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
