package io.github.runner4j.docker.internal.git.remote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.BasePackFetchConnection;

/** The pack protocol over two streams: SSH and Git's own. */
final class StreamSession extends BasePackFetchConnection implements RemoteSession {

    private final Closeable line;

    StreamSession(PackTransportOf transport, Closeable line) {
        super(transport);
        this.line = line;
    }

    /** Asks for the refs; the one thing that may block before the fetch. */
    StreamSession open(InputStream in, OutputStream out, Collection<String> prefixes) throws TransportException {
        init(in, out);
        if (!readAdvertisedRefs()) {
            lsRefs(java.util.List.of(), prefixes.toArray(String[]::new));
        }
        return this;
    }

    @Override
    public Map<String, Ref> refs() {
        return getRefsMap();
    }

    @Override
    public void fetch(Collection<Ref> wants, Set<ObjectId> haves, ProgressMonitor monitor) throws IOException {
        fetch(monitor, wants, haves);
    }

    @Override
    public void close() {
        super.close();
        try {
            line.close();
        } catch (IOException e) {
            // Nothing more is expected of it.
        }
    }
}
