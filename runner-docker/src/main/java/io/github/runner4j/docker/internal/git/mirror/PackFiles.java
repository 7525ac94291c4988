package io.github.runner4j.docker.internal.git.mirror;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.DfsReaderOptions;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The packs of one folder. They are opened when the folder is opened and stay open, so removing them later, by whatever process,
 * takes nothing from a reader. A new pack is written beside under a temporary name and appears whole or not at all.
 */
final class PackFiles extends DfsObjDatabase implements Closeable {

    /** Begins the names of files that no finished fetch left. */
    static final String TEMPORARY = "tmp-";

    private static final String SHALLOW = "shallow";
    private static final int CHECKSUM = 20;

    private final Path folder;
    private final List<DfsPackDescription> packs = new ArrayList<>();
    private final Map<String, FileChannel> channels = new ConcurrentHashMap<>();
    private Set<ObjectId> shallow;

    PackFiles(DfsRepository repository, Path folder) throws IOException {
        super(repository, new DfsReaderOptions());
        this.folder = folder;
        this.shallow = ObjectIdFile.read(folder.resolve(SHALLOW));
        try {
            openAll();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void openAll() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "pack-*.pack")) {
            for (Path file : found) {
                String name = file.getFileName().toString().replaceFirst("\\.pack$", "");
                // In a folder of git's own, the index of a pack comes last.
                if (Files.exists(folder.resolve(name + ".idx"))) {
                    packs.add(describe(name));
                }
            }
        }
    }

    private DfsPackDescription describe(String name) throws IOException {
        DfsPackDescription pack = new DfsPackDescription(getRepository().getDescription(), name, PackSource.RECEIVE);
        for (PackExt ext : List.of(PackExt.PACK, PackExt.INDEX)) {
            FileChannel channel = FileChannel.open(folder.resolve(pack.getFileName(ext)), StandardOpenOption.READ);
            channels.put(pack.getFileName(ext), channel);
            pack.addFileExt(ext);
            pack.setFileSize(ext, channel.size());
        }
        checkWhole(pack);
        return pack;
    }

    /** An index ends with the checksum of its pack and its own, a pack with its own: a cut-off file shows at once. */
    private void checkWhole(DfsPackDescription pack) throws IOException {
        byte[] ofPack = ending(pack, PackExt.PACK, CHECKSUM);
        byte[] inIndex = Arrays.copyOf(ending(pack, PackExt.INDEX, 2 * CHECKSUM), CHECKSUM);
        if (!Arrays.equals(ofPack, inIndex)) {
            throw new IOException(pack.getFileName(PackExt.PACK) + " is not whole");
        }
    }

    private byte[] ending(DfsPackDescription pack, PackExt ext, int length) throws IOException {
        FileChannel channel = Objects.requireNonNull(channels.get(pack.getFileName(ext)), "channel");
        ByteBuffer buffer = ByteBuffer.allocate(length);
        long position = channel.size() - length;
        while (position >= 0 && buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.array();
    }

    int count() {
        return packs.size();
    }

    @Override
    protected DfsPackDescription newPack(PackSource source) {
        return new DfsPackDescription(getRepository().getDescription(), "pack-" + UUID.randomUUID(), source);
    }

    @Override
    protected List<DfsPackDescription> listPacks() {
        return new ArrayList<>(packs);
    }

    @Override
    protected void commitPackImpl(Collection<DfsPackDescription> added, Collection<DfsPackDescription> replaced)
            throws IOException {
        for (DfsPackDescription pack : added) {
            // The pack file comes last: it is what makes a pack visible.
            for (PackExt ext : List.of(PackExt.INDEX, PackExt.PACK)) {
                String name = pack.getFileName(ext);
                Files.move(folder.resolve(TEMPORARY + name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            packs.add(describe(pack.getFileName(PackExt.PACK).replaceFirst("\\.pack$", "")));
        }
        clearCache();
    }

    @Override
    protected void rollbackPack(Collection<DfsPackDescription> packs) {
        for (DfsPackDescription pack : packs) {
            for (PackExt ext : PackExt.values()) {
                try {
                    Files.deleteIfExists(folder.resolve(TEMPORARY + pack.getFileName(ext)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    protected ReadableChannel openFile(DfsPackDescription pack, PackExt ext) throws FileNotFoundException {
        FileChannel channel = channels.get(pack.getFileName(ext));
        if (channel == null) {
            throw new FileNotFoundException(pack.getFileName(ext));
        }
        return new PackChannel(channel);
    }

    @Override
    protected DfsOutputStream writeFile(DfsPackDescription pack, PackExt ext) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(TEMPORARY + pack.getFileName(ext)),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        return new PackOutput(channel);
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
        return shallow;
    }

    @Override
    public void setShallowCommits(Set<ObjectId> commits) throws IOException {
        shallow = new HashSet<>(commits);
        ObjectIdFile.write(folder.resolve(SHALLOW), shallow);
    }

    @Override
    public long getApproximateObjectCount() {
        return -1;
    }

    @Override
    public void close() {
        super.close();
        for (FileChannel channel : channels.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
        channels.clear();
    }

    /** A new file, readable while it is written. */
    private static final class PackOutput extends DfsOutputStream {
        private final FileChannel channel;

        PackOutput(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public int read(long position, ByteBuffer buffer) throws IOException {
            return channel.read(buffer, position);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
