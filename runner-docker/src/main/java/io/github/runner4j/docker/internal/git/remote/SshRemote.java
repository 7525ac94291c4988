package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.future.WaitableFuture;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.QuotedString;

/**
 * Git over SSH. The client is our own: it reads no user's configuration, keys, known hosts or agent, and a stop closes it. (JGit's
 * session factory changes a setting of the whole process and its wait for the server cannot be ended.)
 */
final class SshRemote implements Remote {

    /** How often a wait looks whether the operation was stopped, should closing the client not end it. */
    private static final long LOOK_MILLIS = 200;

    private final GitUrl url;
    private final Optional<Credential> credential;
    private final Optional<Path> knownHosts;
    private final StageContext context;

    SshRemote(GitUrl url, Optional<Credential> credential, Optional<Path> knownHosts, StageContext context) {
        this.url = url;
        this.credential = credential;
        this.knownHosts = knownHosts;
        this.context = context;
    }

    @Override
    public RemoteSession connect(Repository into, Collection<String> prefixes, int depth) throws IOException {
        KnownHosts hosts = KnownHosts.read(url, credential, knownHosts);
        SshClient client = client(hosts);
        StageContext.Hook hook = context.onStop(() -> client.close(true));
        SshErrorText errors = new SshErrorText();
        try {
            client.start();
            ClientSession session = logIn(client, hosts);
            ChannelExec channel = command(session, errors);
            return new StreamSession(new PackTransportOf(into, url, depth), () -> {
                        hook.close();
                        client.stop();
                    })
                    .open(channel.getInvertedOut(), channel.getInvertedIn(), prefixes);
        } catch (IOException | RuntimeException e) {
            hook.close();
            client.stop();
            context.check();
            errors.explain(url, e);
            throw e;
        }
    }

    private static SshClient client(KnownHosts hosts) {
        SshClient client = ClientBuilder.builder()
                .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
                .serverKeyVerifier(hosts)
                .build();
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
        client.setUserAuthFactories(List.of(
                UserAuthPublicKeyFactory.INSTANCE,
                UserAuthPasswordFactory.INSTANCE,
                UserAuthKeyboardInteractiveFactory.INSTANCE));
        client.setSignatureFactories(hosts.preferred(client.getSignatureFactories()));
        return client;
    }

    private ClientSession logIn(SshClient client, KnownHosts hosts) throws IOException {
        SshLogin login = SshLogin.of(url, credential);
        var connecting = client.connect(login.user(), url.plainHost(), url.effectivePort());
        await(connecting);
        ClientSession session = connecting.verify(LOOK_MILLIS).getSession();
        login.addTo(session);
        var proving = session.auth();
        try {
            await(proving);
            proving.verify(LOOK_MILLIS);
        } catch (IOException e) {
            context.check();
            hosts.throwIfRefused(e);
            if (loginRefusal(e)) {
                throw login.refused(e);
            }
            throw e;
        }
        return session;
    }

    /** SSH's own number for it: a connection that breaks before the login has none. */
    private static boolean loginRefusal(IOException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SshException ssh
                    && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
                return true;
            }
        }
        return false;
    }

    private ChannelExec command(ClientSession session, SshErrorText errors) throws IOException {
        String command = "git-upload-pack " + QuotedString.BOURNE.quote(url.path());
        ChannelExec channel = session.createExecChannel(command, null, Map.of("GIT_PROTOCOL", "version=2"));
        channel.setErr(errors);
        errors.of(channel);
        var opening = channel.open();
        await(opening);
        opening.verify(LOOK_MILLIS);
        return channel;
    }

    private void await(WaitableFuture future) throws IOException {
        while (!future.await(LOOK_MILLIS)) {
            context.check();
        }
    }
}
