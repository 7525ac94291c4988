package io.github.runner4j.docker.internal.git.remote;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.jspecify.annotations.Nullable;

/** What the far side writes to its standard error: over SSH the only reason it gives. */
final class SshErrorText extends OutputStream {

    private static final int MOST = 2000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private @Nullable ChannelExec channel;

    void of(ChannelExec newChannel) {
        channel = newChannel;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (text.size() < MOST) {
            text.write(bytes, offset, length);
        }
    }

    /** Throws the reason, if the far side ended by itself and gave one. */
    void explain(GitUrl url, Throwable thrown) {
        if (channel == null || !endedEarly(thrown)) {
            return;
        }
        channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LAST_WORDS);
        String said = text.toString(StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\\s*\\R\\s*", "; ")
                .replaceAll("\\.$", "");
        if (said.isEmpty()) {
            return;
        }
        throw GitFailures.said(url, said, thrown);
    }

    private static boolean endedEarly(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof EOFException || each instanceof org.eclipse.jgit.errors.NoRemoteRepositoryException) {
                return true;
            }
        }
        return false;
    }
}
