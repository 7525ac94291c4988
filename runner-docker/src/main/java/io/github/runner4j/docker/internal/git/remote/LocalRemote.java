package io.github.runner4j.docker.internal.git.remote;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.lib.Repository;

/**
 * A repository on this machine's disk. Its objects are copied, not asked for by protocol: JGit would open it with the user's and the
 * system's Git configuration, and serve it from a thread of its own.
 */
final class LocalRemote implements Remote {

    private final GitUrl url;

    LocalRemote(GitUrl url) {
        this.url = url;
    }

    @Override
    public RemoteSession connect(Repository into, Collection<String> prefixes, int depth) throws IOException {
        LocalLayout layout = LocalLayout.find(url);
        return new LocalSession(url, layout, LocalRefs.read(layout), into, depth == ALL || depth == UNSHALLOW);
    }
}
