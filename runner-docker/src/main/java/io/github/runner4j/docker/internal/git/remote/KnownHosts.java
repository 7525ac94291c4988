package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.secret.Credential;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.signature.Signature;
import org.jspecify.annotations.Nullable;

/** The host keys that a file in OpenSSH's form names for one host. A host that is not in it is refused; the file is never written. */
final class KnownHosts implements ServerKeyVerifier {

    private static final String REVOKED = "revoked";

    private final GitUrl url;
    private final String file;
    private final List<KnownHostEntry> entries;
    private volatile @Nullable String refusal;

    private KnownHosts(GitUrl url, String file, List<KnownHostEntry> entries) {
        this.url = url;
        this.file = file;
        this.entries = entries;
    }

    /** The file of the key, or else the host's own. */
    static KnownHosts read(GitUrl url, Optional<Credential> credential, Optional<Path> general) {
        Optional<Path> file = credential
                .filter(Credential.SshKey.class::isInstance)
                .map(key -> ((Credential.SshKey) key).knownHosts())
                .or(() -> general);
        if (file.isEmpty()) {
            return new KnownHosts(url, "", List.of());
        }
        List<KnownHostEntry> matching = new ArrayList<>();
        try {
            for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(file.get())) {
                if (entry.isHostMatch(url.plainHost(), url.effectivePort())) {
                    matching.add(entry);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw GitFailures.of(
                    ErrorCode.SECURE_CONNECTION_FAILED,
                    url,
                    "the known-hosts file " + file.get() + " cannot be read",
                    "Check that it exists and is in OpenSSH's form.",
                    e);
        }
        return new KnownHosts(url, file.get().toString(), matching);
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        boolean known = false;
        for (KnownHostEntry entry : entries) {
            if (KeyUtils.compareKeys(key, resolve(entry))) {
                if (REVOKED.equals(entry.getMarker())) {
                    refusal = "its SSH host key is marked as revoked in " + file;
                    return false;
                }
                // "@cert-authority" vouches for certificates, not for a plain key.
                known |= entry.getMarker() == null || entry.getMarker().isEmpty();
            }
        }
        if (!known) {
            refusal = unknown(key);
        }
        return known;
    }

    private static @Nullable PublicKey resolve(KnownHostEntry entry) {
        try {
            return entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException e) {
            return null;
        }
    }

    private String unknown(PublicKey key) {
        String print = KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
        if (file.isEmpty()) {
            return "its SSH host key (" + print + ") cannot be checked, for no known-hosts file was given";
        }
        return entries.isEmpty()
                ? "its SSH host key (" + print + ") is not in " + file
                : "its SSH host key (" + print + ") is not the one in " + file
                        + "; the key changed, or somebody listens in";
    }

    /** Ends with the reason, if the host key was what failed. */
    void throwIfRefused(IOException cause) {
        String why = refusal;
        if (why != null) {
            String remedy = "Check the host key with the server's owner and put it into the known-hosts file.";
            throw GitFailures.of(ErrorCode.SECURE_CONNECTION_FAILED, url, why, remedy, cause);
        }
    }

    /** The kinds of key that the file knows go first, or the server would show one that the file does not know. */
    List<NamedFactory<Signature>> preferred(List<NamedFactory<Signature>> all) {
        List<String> known =
                entries.stream().map(entry -> entry.getKeyEntry().getKeyType()).toList();
        List<NamedFactory<Signature>> sorted = new ArrayList<>(all);
        sorted.sort(java.util.Comparator.comparing(
                factory -> !known.contains(KeyUtils.getCanonicalKeyType(factory.getName()))));
        return sorted;
    }
}
