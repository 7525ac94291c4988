package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.mirror.MirrorRepository;
import io.github.runner4j.source.Revision;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit that is in a mirror with all its files.
 *
 * @param repository the mirror, open
 * @param commit the commit
 * @param ref the branch or tag it was found by
 */
record Fetched(MirrorRepository repository, ObjectId commit, Optional<String> ref) {

    Revision revision() {
        return new Revision(commit.name(), ref);
    }
}
