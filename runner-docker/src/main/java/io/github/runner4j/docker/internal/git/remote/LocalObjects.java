package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.docker.internal.git.mirror.MirrorRepository;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The objects of a repository on the disk: single files and packs. */
final class LocalObjects implements Closeable {

    private static final int LONGEST_HEAD = 32;

    private final Set<Path> folders;
    private List<MirrorRepository> packs = List.of();
    private List<ObjectReader> readers = List.of();

    LocalObjects(Set<Path> folders) throws IOException {
        this.folders = folders;
        openPacks();
    }

    /** An object's type and content, to be closed. */
    record Stored(int type, long size, InputStream stream) implements Closeable {
        @Override
        public void close() throws IOException {
            stream.close();
        }

        byte[] bytes() throws IOException {
            return stream.readAllBytes();
        }
    }

    private void openPacks() throws IOException {
        List<MirrorRepository> opened = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder.resolve("pack"))) {
                opened.add(MirrorRepository.openPacks(folder.resolve("pack")));
            }
        }
        packs = opened;
        readers = opened.stream().map(MirrorRepository::newObjectReader).toList();
    }

    Stored open(ObjectId id) throws IOException {
        // A repack can move an object between the two looks.
        for (int look = 0; look < 2; look++) {
            Stored found = look(id);
            if (found != null) {
                return found;
            }
            close();
            openPacks();
        }
        throw new MissingObjectException(id, "object");
    }

    private @Nullable Stored look(ObjectId id) throws IOException {
        for (ObjectReader reader : readers) {
            if (reader.has(id)) {
                ObjectLoader loader = reader.open(id);
                return new Stored(loader.getType(), loader.getSize(), loader.openStream());
            }
        }
        for (Path folder : folders) {
            Path file =
                    folder.resolve(id.name().substring(0, 2)).resolve(id.name().substring(2));
            try {
                return single(id, Files.newInputStream(file));
            } catch (NoSuchFileException e) {
                // Perhaps in another folder.
            }
        }
        return null;
    }

    /** Source of the form: gitformat-loose, {@code type SP size NUL content}, all of it deflated. */
    private static Stored single(ObjectId id, InputStream file) throws IOException {
        InputStream in = new BufferedInputStream(new InflaterInputStream(file));
        try {
            StringBuilder head = new StringBuilder();
            for (int c = in.read(); c > 0 && head.length() < LONGEST_HEAD; c = in.read()) {
                head.append((char) c);
            }
            String[] words = head.toString().split(" ", 2);
            return new Stored(type(words[0]), Long.parseLong(words[1]), in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw new IOException("the object " + id.name() + " of the repository is damaged", e);
        }
    }

    private static int type(String name) throws IOException {
        return switch (name) {
            case Constants.TYPE_COMMIT -> Constants.OBJ_COMMIT;
            case Constants.TYPE_TREE -> Constants.OBJ_TREE;
            case Constants.TYPE_BLOB -> Constants.OBJ_BLOB;
            case Constants.TYPE_TAG -> Constants.OBJ_TAG;
            default -> throw new IOException("there is no type " + name);
        };
    }

    @Override
    public void close() {
        readers.forEach(ObjectReader::close);
        packs.forEach(MirrorRepository::close);
    }
}
