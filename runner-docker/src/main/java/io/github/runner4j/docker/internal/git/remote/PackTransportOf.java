package io.github.runner4j.docker.internal.git.remote;

import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackTransport;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;

/**
 * What JGit's pack protocol needs to know of a transport. JGit's own transports are not used: theirs read the user's Git
 * configuration, and some cannot be ended from another thread.
 */
final class PackTransportOf extends Transport implements PackTransport {

    PackTransportOf(Repository into, GitUrl url, int depth) {
        super(into, url.uri());
        setTagOpt(TagOpt.NO_TAGS);
        setFetchThin(true);
        if (depth > 0) {
            setDepth(depth);
        }
    }

    @Override
    public FetchConnection openFetch() throws NotSupportedException {
        throw new NotSupportedException("opened by its session");
    }

    @Override
    public PushConnection openPush() throws NotSupportedException {
        throw new NotSupportedException("read only");
    }

    @Override
    public void close() {
        // The session holds what there is to close.
    }
}
