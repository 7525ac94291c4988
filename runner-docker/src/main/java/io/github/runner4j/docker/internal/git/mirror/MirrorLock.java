package io.github.runner4j.docker.internal.git.mirror;

import io.github.runner4j.spi.StageContext;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The right to write to a mirror: one thread of one process at a time. The file stays; only its lock comes and goes. */
public final class MirrorLock implements Closeable {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * Who holds what in this JVM. Shared by all, because a file lock is: closing any channel of the file would give away the lock
     * that another thread of this process holds, so no second channel may be opened.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet(); // static by its nature: see above

    private final Path file;
    private final FileChannel channel;
    private boolean held = true;

    private MirrorLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Optional<MirrorLock> tryLock(Path path) throws IOException {
        // The file may not exist yet; its folder does.
        Path folder = java.util.Objects.requireNonNull(path.getParent(), "folder of the lock");
        return tryLockReal(folder.toRealPath().resolve(path.getFileName()));
    }

    private static Optional<MirrorLock> tryLockReal(Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        @Nullable FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            locked = lock != null;
            return locked ? Optional.of(new MirrorLock(file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            // Held by another class loader's copy of us.
            return Optional.empty();
        } finally {
            if (!locked) {
                HELD_HERE.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    static MirrorLock lock(Path path, StageContext context) throws IOException {
        while (true) {
            context.check();
            Optional<MirrorLock> lock = tryLock(path);
            if (lock.isPresent()) {
                return lock.get();
            }
            LockSupport.parkNanos(LOOK_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                context.check();
                throw new ClosedByInterruptException();
            }
        }
    }

    void checkHeld() {
        if (!held) {
            throw new IllegalStateException("the lock of the mirror is gone");
        }
    }

    @Override
    public void close() throws IOException {
        if (held) {
            held = false;
            try {
                channel.close();
            } finally {
                HELD_HERE.remove(file);
            }
        }
    }
}
