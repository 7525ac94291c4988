package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Owner;
import io.github.runner4j.testkit.internal.archive.ArchivePath;
import io.github.runner4j.testkit.internal.archive.Extraction;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.UserNumbers;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.LayerReader;
import io.github.runner4j.testkit.internal.mount.MountPoint;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tar that is put into a container.
 *
 * @param container which
 * @param early whether the engine does it in a process of its own, and says so when it fails
 */
record Unpacking(Container container, boolean early) {

    private static final String FAILED = "Error processing tar file(exit status 1): ";

    /** Refuses what is no directory, or not to be written to. */
    void check(ArchivePath path, FileNode directory) {
        if (!directory.isDirectory()) {
            throw Refusal.broken("extraction point is not a directory");
        }
        String real = container.files().real(path.given()).orElse("/");
        MountPoint under = null;
        for (MountPoint each : container.mounts()) {
            boolean in = (real + "/").startsWith(each.destination() + "/");
            boolean deeper = under == null
                    || each.destination().length() > under.destination().length();
            under = in && deeper ? each : under;
        }
        if (under != null && !under.writable()) {
            throw Refusal.broken("mounted volume is marked read-only");
        }
        if (under == null && container.hostConfig().path("ReadonlyRootfs").asBoolean()) {
            throw Refusal.broken("container rootfs is marked read-only");
        }
    }

    void unpack(ArchivePath path, InputStream body, boolean keepKinds, boolean ofTheUser) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(body);
        int first = stream.read();
        if (first < 0) {
            return;
        }
        stream.unread(first);
        try {
            new Extraction(container.files(), path.given(), keepKinds, ofTheUser ? owner() : null)
                    .extract(LayerReader.plain(stream));
        } catch (Extraction.Impossible e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            boolean cutOff =
                    e instanceof EOFException || String.valueOf(e.getMessage()).contains("Truncated");
            throw failed(cutOff ? "unexpected EOF" : "archive/tar: invalid tar header");
        }
    }

    private Refusal failed(String message) {
        return Refusal.broken(early ? FAILED + message : message);
    }

    /** As whom the container runs; nobody in particular when that is not said. */
    private @Nullable Owner owner() {
        String user = container.config().path("User").asText();
        return user.isEmpty() ? null : UserNumbers.of(container.files(), user);
    }
}
