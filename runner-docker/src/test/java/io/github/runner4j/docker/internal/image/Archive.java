package io.github.runner4j.docker.internal.image;

import io.github.runner4j.source.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What a context's archive holds: one line for each entry. */
final class Archive {

    private Archive() {}

    static byte[] bytes(BuildContext context) throws IOException {
        try (InputStream in = new ContextStream(context.items(), new Silence())) {
            return in.readAllBytes();
        }
    }

    /** Name to a text of kind, mode and content, in the archive's order. */
    static Map<String, String> read(byte[] archive) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                tar.transferTo(content);
                String kind = entry.isDirectory() ? "directory" : entry.isSymbolicLink() ? "link" : "file";
                String text =
                        entry.isSymbolicLink() ? entry.getLinkName() : content.toString(StandardCharsets.ISO_8859_1);
                entries.put(
                        entry.getName(),
                        kind + " " + Integer.toOctalString(entry.getMode() & 0777) + " " + entry.getLongUserId() + ":"
                                + entry.getLongGroupId() + " "
                                + entry.getLastModifiedDate().toInstant() + " " + text);
            }
        }
        return entries;
    }

    static Map<String, String> of(SourceTree tree, String context, String dockerfile) throws IOException {
        return read(bytes(BuildContext.of(tree, context, dockerfile)));
    }

    static final class Silence implements ContextStream.Progress {

        @Override
        public void sent(String name, long size) {
            // not asked for
        }

        @Override
        public void ended() {
            // not asked for
        }
    }
}
