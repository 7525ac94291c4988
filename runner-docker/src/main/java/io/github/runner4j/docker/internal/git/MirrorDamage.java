package io.github.runner4j.docker.internal.git;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;

/** Tells a mirror that cannot be read from a remote that cannot be reached. */
final class MirrorDamage {

    private MirrorDamage() {}

    /** Something that reads the mirror and nothing else. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads the mirror; whatever goes wrong there is damage, unless the thread was interrupted. */
    static <T> T reading(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (ClosedChannelException | MissingObjectException | CorruptObjectException e) {
            throw e;
        } catch (IOException e) {
            CorruptObjectException damage = new CorruptObjectException(String.valueOf(e.getMessage()));
            damage.initCause(e);
            throw damage;
        }
    }

    static boolean in(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof MissingObjectException || each instanceof CorruptObjectException) {
                return true;
            }
        }
        return false;
    }
}
