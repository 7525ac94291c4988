package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.lfs.LfsStore;
import io.github.runner4j.docker.internal.git.remote.GitFailures;
import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.docker.internal.git.tree.LargeFiles;
import io.github.runner4j.docker.internal.git.tree.LfsPointer;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.source.Content;
import io.github.runner4j.source.SourceException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The large files of one commit. One that could not be fetched is refused when it is opened, not before: a component whose files
 * are all in Git does not need it.
 */
final class LargeFilesOfCommit implements LargeFiles {

    private static final int MOST_NAMES = 10;

    private final GitUrl url;
    private final LfsStore store;
    private Map<String, LfsPointer> all = Map.of();

    LargeFilesOfCommit(GitUrl url, LfsStore store) {
        this.url = url;
        this.store = store;
    }

    void found(Map<String, LfsPointer> pointers) {
        all = pointers;
    }

    Collection<LfsPointer> pointers() {
        return all.values();
    }

    @Override
    public Content open(String path, LfsPointer pointer) throws IOException {
        return store.open(pointer).orElseThrow(() -> refused(path));
    }

    private SourceException refused(String path) {
        List<String> missing = all.entrySet().stream()
                .filter(each -> !store.has(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        String names =
                missing.isEmpty() ? path : String.join(", ", missing.subList(0, Math.min(MOST_NAMES, missing.size())));
        String more = missing.size() > MOST_NAMES ? " and " + (missing.size() - MOST_NAMES) + " more" : "";
        String why = url.scheme().web()
                ? "the server does not have these files of Git LFS: " + names + more
                : "Git LFS keeps these files, and they can be fetched over https only: " + names + more;
        String remedy = url.scheme().web()
                ? "Push them with \"git lfs push --all\", or commit them without LFS."
                : "Use the repository's https URL, or commit the files without LFS.";
        return GitFailures.of(ErrorCode.GIT_OPERATION_FAILED, url, why, remedy, null);
    }
}
