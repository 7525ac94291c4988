package io.github.runner4j.docker.internal.git.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRefDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryBuilder;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.util.RefList;
import org.jspecify.annotations.Nullable;

/**
 * A bare repository of packs and of the commits that are complete in it. It is built on JGit's storage for distributed file systems
 * because that one, other than JGit's repository of files, takes nothing from the user's and the system's Git configuration, starts
 * no threads and measures no file systems. (One look remains that JGit cannot be kept from: its SHA-1 class reads the user's
 * configuration when it is loaded, for the name of its own implementation, and does without when that fails.)
 */
public final class MirrorRepository extends DfsRepository {

    private static final String COMPLETE = "complete";

    private final Path folder;
    private final PackFiles packs;
    private final Set<ObjectId> complete;

    private MirrorRepository(Builder builder, Path folder) throws IOException {
        super(builder);
        this.folder = folder;
        this.complete = ObjectIdFile.read(folder.resolve(COMPLETE));
        this.packs = new PackFiles(this, folder);
    }

    /**
     * Opens a folder of packs that is not ours, for reading.
     *
     * @param folder the folder
     * @return the packs as a repository without refs
     * @throws IOException when it cannot be read
     */
    public static MirrorRepository openPacks(Path folder) throws IOException {
        return open(folder);
    }

    static MirrorRepository open(Path folder) throws IOException {
        Builder builder = new Builder(folder);
        builder.setRepositoryDescription(new DfsRepositoryDescription(folder.toString()));
        return builder.build();
    }

    private static final class Builder extends DfsRepositoryBuilder<Builder, MirrorRepository> {
        private final Path folder;

        Builder(Path folder) {
            this.folder = folder;
        }

        @Override
        public MirrorRepository build() throws IOException {
            return new MirrorRepository(this, folder);
        }
    }

    /**
     * The commits whose files are all here.
     *
     * @return their ids
     */
    public Set<ObjectId> complete() {
        return complete;
    }

    /**
     * Whether history is cut off somewhere.
     *
     * @return true after a shallow fetch
     */
    public boolean shallow() {
        return !packs.getShallowCommits().isEmpty();
    }

    /** Records, after a fetch, that a commit's files are all here. */
    void addComplete(ObjectId commit) throws IOException {
        complete.add(commit.copy());
        ObjectIdFile.write(folder.resolve(COMPLETE), complete);
    }

    /**
     * The folder of this state of the mirror, for what belongs to it.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    int packCount() {
        return packs.count();
    }

    @Override
    public PackFiles getObjectDatabase() {
        return packs;
    }

    @Override
    public DfsRefDatabase getRefDatabase() {
        return new Complete();
    }

    @Override
    public String getGitwebDescription() {
        return "";
    }

    @Override
    public void setGitwebDescription(@Nullable String description) {
        throw new UnsupportedOperationException("a mirror has no description");
    }

    /** Nobody shares it, so nothing is counted; JGit's own counting starts a thread that looks for repositories to evict. */
    @Override
    public void close() {
        packs.close();
    }

    /** The complete commits as refs: what JGit tells a server we have. */
    private final class Complete extends DfsRefDatabase {
        Complete() {
            super(MirrorRepository.this);
        }

        @Override
        protected RefCache scanAllRefs() {
            List<String> names = new ArrayList<>(complete.stream()
                    .map(id -> "refs/complete/" + id.name())
                    .sorted()
                    .toList());
            RefList.Builder<Ref> refs = new RefList.Builder<>();
            for (String name : names) {
                ObjectId id = ObjectId.fromString(name.substring(name.length() - 40));
                refs.add(new ObjectIdRef.PeeledNonTag(Ref.Storage.PACKED, name, id));
            }
            return new RefCache(refs.toRefList(), RefList.emptyList());
        }

        @Override
        public ReflogReader getReflogReader(Ref ref) {
            throw new UnsupportedOperationException("a mirror has no reflog");
        }

        @Override
        protected boolean compareAndPut(Ref oldRef, Ref newRef) {
            return false;
        }

        @Override
        protected boolean compareAndRemove(Ref oldRef) {
            return false;
        }
    }
}
