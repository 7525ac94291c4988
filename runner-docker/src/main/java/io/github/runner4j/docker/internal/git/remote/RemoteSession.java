package io.github.runner4j.docker.internal.git.remote;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;

/** An open connection to a repository: good for one look at the refs and one fetch. */
public interface RemoteSession extends Closeable {

    /**
     * The refs that were asked for.
     *
     * @return the refs by full name; more than asked for with old servers
     */
    Map<String, Ref> refs();

    /**
     * Fetches into the repository that was given when connecting.
     *
     * @param wants what to fetch
     * @param haves commits that are here with all that belongs to them
     * @param monitor progress and cancel
     * @throws IOException when it fails
     */
    void fetch(Collection<Ref> wants, Set<ObjectId> haves, ProgressMonitor monitor) throws IOException;
}
