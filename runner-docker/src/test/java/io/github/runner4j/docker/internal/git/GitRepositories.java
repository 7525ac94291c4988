package io.github.runner4j.docker.internal.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Bare repositories for tests, in a folder, written without the git program. The servers for tests serve them. */
public final class GitRepositories implements AutoCloseable {

    private final Path folder;
    private final Map<String, Bare> repositories = new ConcurrentHashMap<>();

    public GitRepositories(Path folder) {
        this.folder = folder;
    }

    /** A new empty repository whose HEAD is {@code main}. */
    public Bare create(String name) {
        try {
            Path directory = folder.resolve(name);
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(directory.toFile())
                    .setBare()
                    .build();
            repository.create(true);
            repository.updateRef(Constants.HEAD, true).link(Constants.R_HEADS + "main");
            Bare bare = new Bare(directory, repository);
            repositories.put(name, bare);
            return bare;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The repository of a name as it stands in a URL's path, or null. */
    Repository find(String path) {
        Bare bare = repositories.get(path.replaceFirst("^/+", ""));
        return bare == null ? null : bare.repository;
    }

    @Override
    public void close() {
        repositories.values().forEach(each -> each.repository.close());
    }

    /** One bare repository. */
    public static final class Bare {
        private final Path directory;
        private final Repository repository;

        private Bare(Path directory, Repository repository) {
            this.directory = directory;
            this.repository = repository;
        }

        /** Where it is on the disk. */
        public Path directory() {
            return directory;
        }

        public Repository repository() {
            return repository;
        }

        /** Commits these files, and no others, on top of {@code main}. */
        public String commit(Map<String, String> files) {
            Files all = new Files();
            files.forEach(all::file);
            return commit("main", all);
        }

        /** Commits these files, and no others, on top of a branch. */
        public String commit(String branch, Files files) {
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                ObjectId parent = repository.resolve(Constants.R_HEADS + branch);
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(files.write(inserter));
                commit.setAuthor(PERSON);
                commit.setCommitter(PERSON);
                commit.setMessage("Change");
                if (parent != null) {
                    commit.setParentId(parent);
                }
                ObjectId id = inserter.insert(commit);
                inserter.flush();
                set(Constants.R_HEADS + branch, id);
                return id.name();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** An annotated tag. */
        public void tag(String name, String commit) {
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                TagBuilder tag = new TagBuilder();
                tag.setTag(name);
                tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
                tag.setTagger(PERSON);
                tag.setMessage(name);
                ObjectId id = inserter.insert(tag);
                inserter.flush();
                set(Constants.R_TAGS + name, id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Points a ref, by full name, at a commit. */
        public void set(String ref, ObjectId id) throws IOException {
            RefUpdate update = repository.updateRef(ref);
            update.setNewObjectId(id);
            update.forceUpdate();
        }
    }

    private static final PersonIdent PERSON = new PersonIdent("A", "a@example.org", 1_700_000_000_000L, 0);

    /** The files of a commit. */
    public static final class Files {
        private record Entry(FileMode mode, byte[] bytes, ObjectId commit) {}

        private final Map<String, Entry> entries = new TreeMap<>();

        public Files file(String path, String text) {
            return file(path, text.getBytes(StandardCharsets.UTF_8));
        }

        public Files file(String path, byte[] bytes) {
            entries.put(path, new Entry(FileMode.REGULAR_FILE, bytes, null));
            return this;
        }

        public Files executable(String path, String text) {
            entries.put(path, new Entry(FileMode.EXECUTABLE_FILE, text.getBytes(StandardCharsets.UTF_8), null));
            return this;
        }

        public Files link(String path, String target) {
            entries.put(path, new Entry(FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8), null));
            return this;
        }

        /** A submodule's commit; its {@code .gitmodules} is a file like any other. */
        public Files submodule(String path, String commit) {
            entries.put(path, new Entry(FileMode.GITLINK, null, ObjectId.fromString(commit)));
            return this;
        }

        private ObjectId write(ObjectInserter inserter) throws IOException {
            DirCache cache = DirCache.newInCore();
            DirCacheBuilder builder = cache.builder();
            List<DirCacheEntry> all = new ArrayList<>();
            for (Map.Entry<String, Entry> each : entries.entrySet()) {
                Entry entry = each.getValue();
                DirCacheEntry cached = new DirCacheEntry(each.getKey());
                cached.setFileMode(entry.mode());
                cached.setObjectId(
                        entry.commit() != null ? entry.commit() : inserter.insert(Constants.OBJ_BLOB, entry.bytes()));
                all.add(cached);
            }
            all.forEach(builder::add);
            builder.finish();
            return cache.writeTree(inserter);
        }
    }
}
