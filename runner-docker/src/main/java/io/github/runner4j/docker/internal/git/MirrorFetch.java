package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.mirror.Mirror;
import io.github.runner4j.docker.internal.git.mirror.MirrorLock;
import io.github.runner4j.docker.internal.git.mirror.MirrorRepository;
import io.github.runner4j.docker.internal.git.remote.GitFailures;
import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.docker.internal.git.remote.Remote;
import io.github.runner4j.docker.internal.git.remote.RemoteSession;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Brings one revision of one repository into its mirror: one look at the remote's refs, and a fetch only when it is not there yet. */
final class MirrorFetch {

    private final GitUrl url;
    private final Remote remote;
    private final Mirror mirror;
    private final Wanted wanted;
    private final StageContext context;

    MirrorFetch(GitUrl url, Remote remote, Mirror mirror, Wanted wanted, StageContext context) {
        this.url = url;
        this.remote = remote;
        this.mirror = mirror;
        this.wanted = wanted;
        this.context = context;
    }

    /** The commit, in an open mirror. */
    Fetched run() throws IOException {
        Optional<MirrorLock> free = mirror.tryLock();
        if (free.isEmpty()) {
            // Somebody is fetching. What is here may be enough, though.
            Optional<Fetched> here = readOnly();
            if (here.isPresent()) {
                return here.get();
            }
        }
        try (MirrorLock lock = free.isPresent() ? free.get() : waitForLock()) {
            try {
                return locked(lock, mirror.openForFetch(lock));
            } catch (IOException e) {
                context.check();
                if (!MirrorDamage.in(e)) {
                    throw e;
                }
                // Once more, with an empty mirror.
                return locked(lock, mirror.begin(lock));
            }
        }
    }

    private MirrorLock waitForLock() throws IOException {
        context.progress("waiting for another fetch of the repository", 0, 0);
        return mirror.lock(context);
    }

    private Optional<Fetched> readOnly() throws IOException {
        Optional<MirrorRepository> repository = mirror.openUnlessDamaged();
        return repository.isEmpty() ? Optional.empty() : keepOpen(repository.get(), null);
    }

    private Fetched locked(MirrorLock lock, MirrorRepository repository) throws IOException {
        return keepOpen(repository, lock).orElseThrow(() -> new IllegalStateException("neither found nor failed"));
    }

    /** Closes the mirror unless it holds what is wanted. */
    private Optional<Fetched> keepOpen(MirrorRepository repository, @Nullable MirrorLock lock) throws IOException {
        boolean kept = false;
        try {
            Optional<Fetched> fetched = look(repository, lock);
            if (fetched.isPresent()) {
                MirrorDamage.reading(() -> checkRoot(fetched.get()));
            }
            kept = fetched.isPresent();
            return fetched;
        } finally {
            if (!kept) {
                repository.close();
            }
        }
    }

    private static boolean checkRoot(Fetched fetched) throws IOException {
        try (RevWalk walk = new RevWalk(fetched.repository());
                ObjectReader reader = fetched.repository().newObjectReader()) {
            reader.open(walk.parseCommit(fetched.commit()).getTree(), Constants.OBJ_TREE);
            return true;
        }
    }

    /** Asks the remote, and fetches when the lock is held; nothing when it would have to fetch without. */
    private Optional<Fetched> look(MirrorRepository repository, @Nullable MirrorLock lock) throws IOException {
        Optional<ObjectId> known = wanted.commit().filter(repository.complete()::contains);
        if (known.isPresent()) {
            // A commit never changes, so there is nothing to ask for.
            return Optional.of(new Fetched(repository, known.get(), Optional.empty()));
        }
        try (RemoteSession session = connect(repository, wanted.prefixes(), 1)) {
            Optional<Ref> ref = wanted.choose(session.refs());
            Optional<ObjectId> commit = ref.isEmpty() ? Optional.empty() : commitOf(repository, ref.get());
            if (commit.isPresent() && repository.complete().contains(commit.get())) {
                return Optional.of(new Fetched(repository, commit.get(), wanted.found(ref.get())));
            }
            if (lock == null) {
                return Optional.empty();
            }
            if (ref.isPresent() && fetchOne(session, repository, ref.get())) {
                return Optional.of(complete(lock, repository, ref.get()));
            }
        }
        return Optional.of(fetchAll(lock, repository));
    }

    private RemoteSession connect(MirrorRepository repository, Collection<String> prefixes, int depth)
            throws IOException {
        context.check();
        context.progress("asking for the revision", 0, 1);
        RemoteSession session = remote.connect(repository, prefixes, depth);
        context.progress("asking for the revision", 1, 1);
        return session;
    }

    /** False when the server does not give out single commits. */
    private boolean fetchOne(RemoteSession session, MirrorRepository repository, Ref ref) throws IOException {
        try {
            session.fetch(List.of(ref), repository.complete(), new ContextMonitor(context));
            context.check();
            return true;
        } catch (IOException e) {
            context.check();
            ErrorCode code = GitFailures.translate(url, e).code();
            boolean refused = code.equals(ErrorCode.GIT_REF_NOT_FOUND) || code.equals(ErrorCode.GIT_OPERATION_FAILED);
            if (wanted.commit().isEmpty() || !url.scheme().remote() || !refused) {
                throw e;
            }
            return false;
        }
    }

    private Fetched complete(MirrorLock lock, MirrorRepository repository, Ref ref) throws IOException {
        ObjectId commit = commitOf(repository, ref)
                .orElseThrow(() -> GitFailures.of(
                        ErrorCode.GIT_REF_NOT_FOUND, url, "\"" + wanted.name() + "\" does not lead to a commit", null));
        mirror.complete(lock, repository, commit);
        return new Fetched(repository, commit, wanted.found(ref));
    }

    private static Optional<ObjectId> commitOf(MirrorRepository repository, Ref ref) throws IOException {
        return MirrorDamage.reading(() -> peel(repository, ref));
    }

    private static Optional<ObjectId> peel(MirrorRepository repository, Ref ref) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            if (!walk.getObjectReader().has(ref.getObjectId())) {
                return Optional.ofNullable(ref.getPeeledObjectId());
            }
            RevObject object = walk.peel(walk.parseAny(ref.getObjectId()));
            return object instanceof RevCommit ? Optional.of(object.copy()) : Optional.empty();
        }
    }

    /** What cannot be fetched alone, or is only known by the first digits of its id, is looked for in the whole history. */
    private Fetched fetchAll(MirrorLock lock, MirrorRepository repository) throws IOException {
        int depth = repository.shallow() ? Remote.UNSHALLOW : Remote.ALL;
        try (RemoteSession session = connect(repository, List.of(), depth)) {
            Map<String, Ref> refs = session.refs();
            List<Ref> tips = refs.values().stream()
                    .filter(ref -> ref.getName().startsWith(Constants.R_HEADS)
                            || ref.getName().startsWith(Constants.R_TAGS))
                    .toList();
            boolean hexadecimal = wanted.commit().isPresent() || wanted.abbreviation();
            if (tips.isEmpty() || !hexadecimal) {
                throw unknown(refs);
            }
            session.fetch(tips, repository.complete(), new ContextMonitor(context));
            context.check();
            ObjectId commit = search(repository).orElseThrow(() -> unknown(refs));
            mirror.complete(lock, repository, commit);
            return new Fetched(repository, commit, Optional.empty());
        }
    }

    private Optional<ObjectId> search(MirrorRepository repository) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            List<ObjectId> commits = new java.util.ArrayList<>();
            for (ObjectId id : walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(wanted.name()))) {
                if (walk.parseAny(id) instanceof RevCommit commit) {
                    commits.add(commit.copy());
                }
            }
            if (commits.size() > 1) {
                String why = "\"" + wanted.name() + "\" is the beginning of " + commits.size() + " commit ids";
                throw GitFailures.of(ErrorCode.GIT_REF_NOT_FOUND, url, why, "Give more digits.", null);
            }
            return commits.stream().findFirst();
        }
    }

    private RunnerException unknown(Map<String, Ref> refs) {
        boolean empty = refs.values().stream().noneMatch(ref -> ref.getObjectId() != null);
        if (empty) {
            return GitFailures.of(
                    ErrorCode.GIT_REF_NOT_FOUND,
                    url,
                    "the repository is empty: it has no commit",
                    "Push a commit first.",
                    null);
        }
        if (wanted.equals(Wanted.HEAD)) {
            String why = "its default branch does not exist";
            return GitFailures.of(ErrorCode.GIT_REF_NOT_FOUND, url, why, "Name a branch, tag or commit.", null);
        }
        List<String> similar = wanted.similar(refs);
        String remedy = similar.isEmpty()
                ? ErrorCode.GIT_REF_NOT_FOUND.guidance()
                : "Did you mean " + String.join(" or ", similar) + "?";
        String why = "it has no branch, tag or commit \"" + wanted.name() + "\"";
        return GitFailures.of(ErrorCode.GIT_REF_NOT_FOUND, url, why, remedy, null);
    }
}
