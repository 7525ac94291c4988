package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.Source;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.spi.StageContext;

/** Brings the files of Git repositories. Safe for use by several threads, and by several processes over one cache folder. */
public final class GitSourceProvider implements SourceProvider {

    private final GitOptions options;

    /**
     * A provider; it touches nothing before the first fetch.
     *
     * @param options what it has to know
     */
    public GitSourceProvider(GitOptions options) {
        this.options = options;
    }

    @Override
    public boolean provides(Source source) {
        return source instanceof GitSource;
    }

    @Override
    public SourceTree fetch(Source source, StageContext context) {
        if (!(source instanceof GitSource git)) {
            throw new IllegalArgumentException("not a Git source: " + source.describe());
        }
        context.check();
        GitUrl url = url(git);
        Wanted wanted = git.ref().map(ref -> Wanted.named(ref, url)).orElse(Wanted.HEAD);
        Credentials credentials = new Credentials(url, git.credential(), options.credentials());
        return new TreeFetch(options, credentials, context).tree(url, wanted);
    }

    private static GitUrl url(GitSource source) {
        try {
            return GitUrl.parse(source.url());
        } catch (IllegalArgumentException e) {
            String shown = source.describe().replaceAll("\\p{Cntrl}", "?");
            throw new SourceException(
                    Failure.of(
                            ErrorCode.INVALID_CONFIGURATION,
                            "The Git address \"" + shown + "\" cannot be used: " + e.getMessage() + ". "
                                    + "Give what git clone would take: https, ssh, git, file or a path."),
                    null);
        }
    }
}
