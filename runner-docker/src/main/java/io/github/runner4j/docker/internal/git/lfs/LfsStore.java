package io.github.runner4j.docker.internal.git.lfs;

import io.github.runner4j.docker.internal.git.tree.CommitFiles;
import io.github.runner4j.docker.internal.git.tree.LfsPointer;
import io.github.runner4j.source.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Large files in the cache, by their digest, and which of them a commit has, by its id: facts that never change, so processes
 * need no lock. A file appears whole or not at all.
 */
public final class LfsStore {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    /**
     * The store of a cache.
     *
     * @param cache the cache directory
     */
    public LfsStore(Path cache) {
        this.folder = cache.resolve("lfs");
    }

    /**
     * The large files of a commit. The commit's trees are walked once, and never again.
     *
     * @param commit the commit's id
     * @param files its files
     * @return pointers by path
     * @throws IOException when they cannot be read
     */
    public Map<String, LfsPointer> of(String commit, CommitFiles files) throws IOException {
        Path list = folder.resolve("commits").resolve(commit);
        try {
            Map<String, LfsPointer> known = new TreeMap<>();
            for (String line : Files.readAllLines(list)) {
                String[] words = line.split(" ", 3);
                known.put(words[2], new LfsPointer(words[0], Long.parseLong(words[1])));
            }
            return known;
        } catch (NoSuchFileException | RuntimeException e) {
            // Not looked for yet, or the list is damaged.
            Map<String, LfsPointer> found = files.pointers();
            List<String> lines = found.entrySet().stream()
                    .map(each -> each.getValue().oid() + " " + each.getValue().size() + " " + each.getKey())
                    .toList();
            if (lines.stream().noneMatch(line -> line.contains("\n"))) {
                write(list, lines);
            }
            return found;
        }
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Path fresh = fresh(file);
        try {
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path fresh(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file.resolveSibling("tmp-" + UUID.randomUUID());
    }

    private Path file(LfsPointer pointer) {
        return folder.resolve("objects").resolve(pointer.oid().substring(0, 2)).resolve(pointer.oid());
    }

    /**
     * Whether a large file is here.
     *
     * @param pointer which one
     * @return true when it is, with the size that the pointer says
     */
    public boolean has(LfsPointer pointer) {
        try {
            return Files.size(file(pointer)) == pointer.size();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Opens a large file.
     *
     * @param pointer which one
     * @return its bytes; nothing when it is not here
     * @throws IOException when it cannot be read
     */
    public Optional<Content> open(LfsPointer pointer) throws IOException {
        return has(pointer)
                ? Optional.of(new Content(pointer.size(), Files.newInputStream(file(pointer))))
                : Optional.empty();
    }

    /** Takes a file in; gives false when the bytes are not those that the pointer promises. */
    boolean add(LfsPointer pointer, InputStream in) throws IOException {
        Path file = file(pointer);
        Path fresh = fresh(file);
        try {
            boolean promised;
            try (OutputStream out = Files.newOutputStream(fresh)) {
                promised = copy(pointer, in, out);
            }
            if (promised) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return promised;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static boolean copy(LfsPointer pointer, InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            size += count;
            if (size > pointer.size()) {
                return false;
            }
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
        }
        return size == pointer.size()
                && HexFormat.of().formatHex(digest.digest()).equals(pointer.oid());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
