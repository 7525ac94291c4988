package io.github.runner4j.docker.internal.git.remote;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** The pack protocol over single HTTP requests. */
final class HttpSession extends BasePackFetchConnection implements RemoteSession {

    private final HttpRpc rpc;

    HttpSession(PackTransportOf transport, HttpRpc rpc) {
        super(transport);
        this.rpc = rpc;
        statelessRPC = true;
    }

    HttpSession open(InputStream advertisement, Collection<String> prefixes) throws TransportException {
        init(advertisement, DisabledOutputStream.INSTANCE);
        outNeedsEnd = false;
        if (!readAdvertisedRefs()) {
            init(rpc.in(), rpc.out());
            lsRefs(List.of(), prefixes.toArray(String[]::new));
        }
        return this;
    }

    @Override
    protected void doFetch(
            ProgressMonitor monitor, Collection<Ref> want, Set<ObjectId> have, java.io.OutputStream messages)
            throws TransportException {
        init(rpc.in(), rpc.out());
        super.doFetch(monitor, want, have, messages);
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
        rpc.close();
    }
}
