package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Copies what a commit needs from a repository on the disk. What is there already is not read again. */
final class LocalSession implements RemoteSession {

    private final GitUrl url;
    private final LocalLayout layout;
    private final Map<String, Ref> refs;
    private final Repository into;
    private final boolean history;
    private final LocalObjects objects;

    LocalSession(GitUrl url, LocalLayout layout, Map<String, Ref> refs, Repository into, boolean history)
            throws IOException {
        this.url = url;
        this.layout = layout;
        this.refs = refs;
        this.into = into;
        this.history = history;
        this.objects = new LocalObjects(layout.objectFolders());
    }

    @Override
    public Map<String, Ref> refs() {
        return refs;
    }

    @Override
    public void fetch(Collection<Ref> wants, Set<ObjectId> haves, ProgressMonitor monitor) throws IOException {
        monitor.beginTask("Receiving objects", ProgressMonitor.UNKNOWN);
        try (ObjectInserter inserter = into.newObjectInserter();
                ObjectReader here = into.newObjectReader()) {
            Copy copy = new Copy(inserter, here, monitor);
            for (Ref want : wants) {
                copy.want(Objects.requireNonNull(want.getObjectId(), want.getName()));
            }
            copy.run();
            inserter.flush();
            into.getObjectDatabase().setShallowCommits(copy.cut());
        }
        monitor.endTask();
    }

    /** One run over everything that is wanted. */
    private final class Copy {
        private final ObjectInserter inserter;
        private final ObjectReader here;
        private final ProgressMonitor monitor;
        private final Deque<ObjectId> ahead = new ArrayDeque<>();
        private final Set<ObjectId> wanted = new HashSet<>();
        private final Set<ObjectId> seen = new HashSet<>();
        private final Set<ObjectId> cutHere = new HashSet<>();
        private final Set<ObjectId> whole = new HashSet<>();

        Copy(ObjectInserter inserter, ObjectReader here, ProgressMonitor monitor) {
            this.inserter = inserter;
            this.here = here;
            this.monitor = monitor;
        }

        void want(ObjectId id) {
            wanted.add(id.copy());
            add(id);
        }

        private void add(ObjectId id) {
            if (seen.add(id.copy())) {
                ahead.push(id.copy());
            }
        }

        void run() throws IOException {
            Set<ObjectId> cutThere = cutThere();
            while (!ahead.isEmpty()) {
                if (monitor.isCancelled()) {
                    throw new java.io.InterruptedIOException("stopped");
                }
                ObjectId id = ahead.pop();
                try (LocalObjects.Stored stored = open(id)) {
                    copy(id, stored, cutThere);
                }
            }
        }

        private LocalObjects.Stored open(ObjectId id) throws IOException {
            try {
                return objects.open(id);
            } catch (MissingObjectException e) {
                boolean asked = wanted.contains(id);
                throw GitFailures.of(
                        asked ? ErrorCode.GIT_REF_NOT_FOUND : ErrorCode.GIT_OPERATION_FAILED,
                        url,
                        asked ? "it has no commit " + id.name() : "it lacks the object " + id.name(),
                        e);
            }
        }

        private void copy(ObjectId id, LocalObjects.Stored stored, Set<ObjectId> cutThere) throws IOException {
            if (stored.type() == Constants.OBJ_BLOB) {
                verify(id, inserter.insert(Constants.OBJ_BLOB, stored.size(), stored.stream()));
            } else {
                byte[] bytes = stored.bytes();
                verify(id, inserter.insert(stored.type(), bytes));
                if (stored.type() == Constants.OBJ_TREE) {
                    addEntries(bytes);
                } else if (stored.type() == Constants.OBJ_TAG) {
                    add(RevTag.parse(bytes).getObject());
                } else {
                    addCommit(id, RevCommit.parse(bytes), cutThere);
                }
            }
            monitor.update(1);
        }

        private void verify(ObjectId id, ObjectId found) {
            if (!id.equals(found)) {
                throw GitFailures.of(
                        ErrorCode.GIT_OPERATION_FAILED, url, "its object " + id.name() + " is damaged", null);
            }
        }

        private void addCommit(ObjectId id, RevCommit commit, Set<ObjectId> cutThere) throws IOException {
            addUnlessHere(commit.getTree());
            if (commit.getParentCount() == 0) {
                return;
            }
            if (history && !cutThere.contains(id)) {
                whole.add(id);
                for (RevCommit parent : commit.getParents()) {
                    add(parent);
                }
            } else {
                cutHere.add(id);
            }
        }

        private void addEntries(byte[] tree) throws IOException {
            CanonicalTreeParser parser = new CanonicalTreeParser();
            for (parser.reset(tree); !parser.eof(); parser.next(1)) {
                // A submodule's commit belongs to another repository.
                if (parser.getEntryFileMode() != FileMode.GITLINK) {
                    addUnlessHere(parser.getEntryObjectId());
                }
            }
        }

        private void addUnlessHere(ObjectId id) throws IOException {
            if (!seen.contains(id) && !here.has(id)) {
                add(id);
            }
        }

        /** Where history is cut off from now on. */
        Set<ObjectId> cut() throws IOException {
            Set<ObjectId> all = new HashSet<>(into.getObjectDatabase().getShallowCommits());
            all.addAll(cutHere);
            all.removeAll(whole);
            return all;
        }
    }

    private Set<ObjectId> cutThere() throws IOException {
        Path file = layout.common().resolve("shallow");
        Set<ObjectId> ids = new HashSet<>();
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file)) {
                ids.add(ObjectId.fromString(line));
            }
        }
        return ids;
    }

    @Override
    public void close() {
        objects.close();
    }
}
