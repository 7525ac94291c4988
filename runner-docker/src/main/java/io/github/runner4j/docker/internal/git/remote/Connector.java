package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.StageContext;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Makes connections that end with the operation they belong to. */
public final class Connector {

    private final SSLSocketFactory tls;
    private final Optional<Path> knownHosts;
    private final StageContext context;

    /**
     * A connector for one operation.
     *
     * @param tls whom to trust over https
     * @param knownHosts the hosts to trust over SSH when the credential brings no file of its own
     * @param context ends what blocks
     */
    public Connector(SSLSocketFactory tls, Optional<Path> knownHosts, StageContext context) {
        this.tls = tls;
        this.knownHosts = knownHosts;
        this.context = context;
    }

    /**
     * A repository somewhere else.
     *
     * @param url where
     * @param credential who we are there; sent to the URL's host alone
     * @return the repository; nothing is connected yet
     */
    public Remote to(GitUrl url, Optional<Credential> credential) {
        return switch (url.scheme()) {
            case HTTPS, HTTP -> new HttpRemote(url, credential, web());
            case SSH -> new SshRemote(url, credential, knownHosts, context);
            case GIT -> new GitSocketRemote(url, context);
            case FILE -> new LocalRemote(url);
        };
    }

    /**
     * A client for plain requests.
     *
     * @return the client; the caller closes it
     */
    public WebClient web() {
        return new WebClient(tls, context);
    }
}
