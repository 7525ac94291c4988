package io.github.runner4j.docker.internal.git.mirror;

import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What is kept of one remote repository. Its folder holds {@code lock}, {@code current} (the name of the state that holds) and the
 * folders of states; throwing a state away means beginning another, so that readers of the old one are not disturbed.
 */
public final class Mirror {

    /** From here on, finding an object in so many packs costs more than fetching the state anew. */
    private static final int MOST_PACKS = 50;

    private static final String CURRENT = "current";
    private static final String STATE = "state-";

    private final Path folder;

    private Mirror(Path folder) {
        this.folder = folder;
    }

    /**
     * The mirror of a repository.
     *
     * @param cache the cache directory
     * @param canonicalUrl the URL in one spelling, without a credential
     * @return the mirror; nothing is read or written yet
     */
    public static Mirror of(Path cache, String canonicalUrl) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonicalUrl.getBytes(StandardCharsets.UTF_8));
            return new Mirror(cache.resolve(HexFormat.of().formatHex(digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * The lock, if nobody has it.
     *
     * @return the lock; only its holder writes
     * @throws IOException when the folder cannot be used
     */
    public Optional<MirrorLock> tryLock() throws IOException {
        Files.createDirectories(folder);
        return MirrorLock.tryLock(folder.resolve("lock"));
    }

    /**
     * Waits for the lock, for as long as the context allows.
     *
     * @param context ends the wait
     * @return the lock
     * @throws IOException when the folder cannot be used
     */
    public MirrorLock lock(StageContext context) throws IOException {
        Files.createDirectories(folder);
        return MirrorLock.lock(folder.resolve("lock"), context);
    }

    private Optional<MirrorRepository> open() throws IOException {
        // A state can be replaced between reading its name and opening it; the second look finds the new one.
        for (int look = 0; ; look++) {
            Optional<Path> state = current();
            if (state.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(MirrorRepository.open(state.get()));
            } catch (NoSuchFileException e) {
                if (look > 0) {
                    throw e;
                }
            }
        }
    }

    /**
     * Opens the state that holds for reading, if there is one that can be read.
     *
     * @return the repository, or nothing; the caller closes it
     * @throws IOException when the thread was interrupted
     */
    public Optional<MirrorRepository> openUnlessDamaged() throws IOException {
        try {
            return open();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Gives up the state that holds, because it turned out to be damaged. The next fetch begins another. */
    public void giveUp() {
        try {
            Files.deleteIfExists(folder.resolve(CURRENT));
        } catch (IOException e) {
            // Then the next fetch meets the same damage, and says so.
            return;
        }
    }

    private Optional<Path> current() throws IOException {
        try {
            String name = Files.readString(folder.resolve(CURRENT));
            return name.matches(STATE + "[0-9a-f-]{36}") ? Optional.of(folder.resolve(name)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Opens the state that holds for a fetch, or begins one. Takes away what an earlier process left half done.
     *
     * @param held the lock
     * @return the repository; the caller closes it
     * @throws IOException when it is damaged
     */
    public MirrorRepository openForFetch(MirrorLock held) throws IOException {
        Optional<Path> state = current();
        removeAllBut(state);
        Optional<MirrorRepository> open = openUnlessDamaged();
        if (open.isPresent() && open.get().packCount() <= MOST_PACKS) {
            return open.get();
        }
        open.ifPresent(MirrorRepository::close);
        return begin(held);
    }

    /**
     * Begins an empty state.
     *
     * @param held the lock
     * @return the new state
     * @throws IOException when it cannot be written
     */
    public MirrorRepository begin(MirrorLock held) throws IOException {
        held.checkHeld();
        Path fresh = Files.createDirectory(folder.resolve(STATE + UUID.randomUUID()));
        Path name = folder.resolve(PackFiles.TEMPORARY + UUID.randomUUID());
        Files.writeString(name, fresh.getFileName().toString());
        Files.move(name, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        removeAllBut(Optional.of(fresh));
        return MirrorRepository.open(fresh);
    }

    /**
     * Records that all files of a commit are in the mirror.
     *
     * @param held the lock
     * @param repository the state that was fetched into
     * @param commit the commit
     * @throws IOException when that cannot be written
     */
    public void complete(MirrorLock held, MirrorRepository repository, ObjectId commit) throws IOException {
        held.checkHeld();
        repository.addComplete(commit);
    }

    private void removeAllBut(Optional<Path> state) throws IOException {
        removeTemporary(folder);
        try (DirectoryStream<Path> states = Files.newDirectoryStream(folder, STATE + "*")) {
            for (Path each : states) {
                if (!state.map(each::equals).orElse(false)) {
                    removeTree(each);
                }
            }
        }
        if (state.isPresent() && Files.isDirectory(state.get())) {
            removeTemporary(state.get());
        }
    }

    private static void removeTemporary(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PackFiles.TEMPORARY + "*")) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static void removeTree(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException thrown) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
