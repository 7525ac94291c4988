package io.github.runner4j.testkit.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository on the disk. Equal files on top of equal commits make equal commit ids: author and time are always the same.
 * For one thread at a time, while servers may read it.
 */
public final class GitRepository {

    private static final PersonIdent PERSON =
            new PersonIdent("Test", "test@example.org", Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final String name;
    private final Path directory;
    private final Repository repository;

    private GitRepository(String name, Path directory, Repository repository) {
        this.name = name;
        this.directory = directory;
        this.repository = repository;
    }

    static GitRepository create(String name, Path directory) {
        try {
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(directory.toFile())
                    .setBare()
                    .build();
            repository.create(true);
            repository.updateRef(Constants.HEAD, true).link(Constants.R_HEADS + "main");
            return new GitRepository(name, directory, repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Its name, which the servers' {@code url} methods take.
     *
     * @return the name it was made with
     */
    public String name() {
        return name;
    }

    /**
     * Where it is on the disk.
     *
     * @return the folder, which is a {@code .git} folder without a working tree
     */
    public Path directory() {
        return directory;
    }

    /**
     * How it is read from the disk.
     *
     * @return a {@code file:} URL
     */
    public String fileUrl() {
        return directory.toUri().toString();
    }

    /**
     * Commits these files, and no others, on top of {@code main}.
     *
     * @param files their texts by their paths
     * @return the commit's 40 hexadecimal digits
     * @throws UncheckedIOException when they cannot be written
     */
    public String commit(Map<String, String> files) {
        return commit("main", GitFiles.of(files));
    }

    /**
     * Commits these files, and no others, on top of a branch. A branch that is not there begins with them.
     *
     * @param branch the branch without {@code refs/heads/}
     * @param files the files
     * @return the commit's 40 hexadecimal digits
     * @throws UncheckedIOException when they cannot be written
     */
    public String commit(String branch, GitFiles files) {
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

    /**
     * Makes an annotated tag.
     *
     * @param tagName its name without {@code refs/tags/}
     * @param commit the commit's 40 hexadecimal digits
     * @throws UncheckedIOException when it cannot be written
     */
    public void tag(String tagName, String commit) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder tag = new TagBuilder();
            tag.setTag(tagName);
            tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
            tag.setTagger(PERSON);
            tag.setMessage(tagName);
            ObjectId id = inserter.insert(tag);
            inserter.flush();
            set(Constants.R_TAGS + tagName, id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Points a ref at a commit, wherever it pointed before: as after a forced push, or for a lightweight tag.
     *
     * @param ref its full name: {@code refs/heads/main}
     * @param commit the commit's 40 hexadecimal digits
     * @throws UncheckedIOException when it cannot be written
     */
    public void point(String ref, String commit) {
        try {
            set(ref, ObjectId.fromString(commit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void set(String ref, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(id);
        RefUpdate.Result result = update.forceUpdate();
        if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.IO_FAILURE) {
            throw new IOException("The ref " + ref + " of " + name + " cannot be changed: " + result);
        }
    }

    Repository repository() {
        return repository;
    }
}
