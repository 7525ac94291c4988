package io.github.runner4j.docker.internal.git.remote;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.lib.Repository;

/** A repository somewhere else. */
@FunctionalInterface
public interface Remote {

    /** Fetch all of a commit's history. */
    int ALL = 0;

    /** What git calls infinite: turns a shallow mirror into a whole one. */
    int UNSHALLOW = Integer.MAX_VALUE;

    /**
     * Connects and asks for the refs. Blocks until the context of the connector ends it.
     *
     * @param into where objects will be fetched to
     * @param prefixes what the refs asked for begin with; none asks for all
     * @param depth how many commits deep a fetch goes, {@link #ALL} or {@link #UNSHALLOW}
     * @return the connection
     * @throws IOException when it fails
     */
    RemoteSession connect(Repository into, Collection<String> prefixes, int depth) throws IOException;
}
