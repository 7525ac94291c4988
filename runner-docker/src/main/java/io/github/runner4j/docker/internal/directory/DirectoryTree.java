package io.github.runner4j.docker.internal.directory;

import io.github.runner4j.source.Content;
import io.github.runner4j.source.Revision;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A directory as its scan found it. */
final class DirectoryTree implements SourceTree {

    private final Path root;
    private final DirectoryScan scan;

    DirectoryTree(Path root, DirectoryScan scan) {
        this.root = root;
        this.scan = scan;
    }

    @Override
    public Revision revision() {
        return new Revision(existing("").contentId(), Optional.empty());
    }

    @Override
    public Optional<SourceEntry> find(String path) {
        return scan.find(path).map(ScannedFile::entry);
    }

    @Override
    public List<SourceEntry> children(String directory) {
        return scan.children(directory).orElseThrow(() -> DirectoryFailures.unknown(root, directory));
    }

    @Override
    public Content open(SourceEntry entry) {
        ScannedFile scanned = existing(entry.path());
        Path file = root.resolve(entry.path());
        try {
            if (scanned.entry().isLink()) {
                byte[] target = DirectoryScan.linkTarget(file);
                return new Content(target.length, new ByteArrayInputStream(target));
            }
            return new Content(
                    scanned.size(),
                    new UnchangedStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), scanned, root));
        } catch (IOException e) {
            throw DirectoryFailures.changed(root, entry.path(), e);
        }
    }

    private ScannedFile existing(String path) {
        return scan.find(path).orElseThrow(() -> DirectoryFailures.unknown(root, path));
    }

    @Override
    public String contentId(String path) {
        ScannedFile scanned = existing(path);
        String kind = scanned.entry().kind().name().toLowerCase(Locale.ROOT);
        return kind + scanned.contentId();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
