package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.lfs.LfsClient;
import io.github.runner4j.docker.internal.git.lfs.LfsStore;
import io.github.runner4j.docker.internal.git.mirror.Mirror;
import io.github.runner4j.docker.internal.git.remote.Connector;
import io.github.runner4j.docker.internal.git.remote.GitFailures;
import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.docker.internal.git.remote.Trust;
import io.github.runner4j.docker.internal.git.remote.WebClient;
import io.github.runner4j.docker.internal.git.tree.CommitFiles;
import io.github.runner4j.docker.internal.git.tree.GitTree;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Brings a tree: one repository, and those of its submodules. */
final class TreeFetch {

    /** Deeper nesting is taken for a circle. */
    private static final int DEEPEST = 10;

    private final GitOptions options;
    private final Credentials credentials;
    private final StageContext context;
    private final Connector connector;
    private final LfsStore largeFiles;

    TreeFetch(GitOptions options, Credentials credentials, StageContext context) {
        this.options = options;
        this.credentials = credentials;
        this.context = context;
        this.largeFiles = new LfsStore(options.cache());
        this.connector = new Connector(Trust.of(options.trustedCertificates()), options.knownHosts(), context);
    }

    GitTree tree(GitUrl url, Wanted wanted) {
        return tree(url, wanted, 0);
    }

    private GitTree tree(GitUrl url, Wanted wanted, int depth) {
        try {
            Mirror mirror = Mirror.of(options.cache(), url.canonical());
            Fetched fetched =
                    new MirrorFetch(url, connector.to(url, credentials.of(url)), mirror, wanted, context).run();
            return withSubmodules(url, mirror, fetched, depth);
        } catch (IOException | RuntimeException e) {
            context.check();
            throw GitFailures.translate(url, e);
        }
    }

    private GitTree withSubmodules(GitUrl url, Mirror mirror, Fetched fetched, int depth) throws IOException {
        CommitFiles files = files(url, fetched);
        Map<String, GitTree> submodules = new HashMap<>();
        try {
            for (Submodule submodule : Submodule.in(files, url)) {
                submodules.put(submodule.path(), submodule(submodule, depth + 1));
            }
            return new GitTree(fetched.revision(), files, submodules, e -> unreadable(url, mirror, e));
        } catch (IOException | RuntimeException e) {
            submodules.values().forEach(GitTree::close);
            files.close();
            throw e;
        }
    }

    private static RunnerException unreadable(GitUrl url, Mirror mirror, IOException thrown) {
        if (!MirrorDamage.in(thrown)) {
            return GitFailures.translate(url, thrown);
        }
        mirror.giveUp();
        String why = "the copy in the cache is damaged and was given up (" + thrown.getMessage() + ")";
        return GitFailures.of(
                ErrorCode.GIT_OPERATION_FAILED, url, why, "Launch again: it will be fetched anew.", thrown);
    }

    private CommitFiles files(GitUrl url, Fetched fetched) throws IOException {
        LargeFilesOfCommit large = new LargeFilesOfCommit(url, largeFiles);
        CommitFiles files;
        try {
            files = new CommitFiles(fetched.repository(), fetched.commit(), large);
        } catch (IOException | RuntimeException e) {
            fetched.repository().close();
            throw e;
        }
        try {
            large.found(largeFiles.of(fetched.commit().name(), files));
            if (url.scheme().web()) {
                try (WebClient client = connector.web()) {
                    new LfsClient(url, credentials.of(url), client, context).fetch(large.pointers(), largeFiles);
                }
            }
            return files;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private GitTree submodule(Submodule submodule, int depth) {
        try {
            if (depth > DEEPEST) {
                String why = "submodules are nested more than " + DEEPEST + " deep";
                throw GitFailures.of(ErrorCode.GIT_OPERATION_FAILED, submodule.url(), why, null);
            }
            return tree(submodule.url(), Wanted.commit(submodule.commit()), depth);
        } catch (SourceException e) {
            Failure failure = e.failure();
            String message = "Submodule " + submodule.path() + ": " + failure.message();
            RunnerException named =
                    e.withFailure(new Failure(failure.code(), message, failure.evidence()), e.getCause());
            throw named;
        }
    }
}
