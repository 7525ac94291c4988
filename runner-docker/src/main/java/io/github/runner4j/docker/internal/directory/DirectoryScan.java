package io.github.runner4j.docker.internal.directory;

import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a directory once, with a digest of every file. Pipes, sockets and devices are left out, as docker build does with sockets. */
final class DirectoryScan {

    private static final int BUFFER = 64 * 1024;
    private static final int TELL_EVERY = 250;

    private final StageContext context;
    private final byte[] buffer = new byte[BUFFER];
    private final Map<String, ScannedFile> files = new TreeMap<>();
    private final Map<String, List<SourceEntry>> children = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private long done;

    private DirectoryScan(StageContext context) {
        this.context = context;
    }

    static DirectoryScan run(Path root, StageContext context) {
        if (!Files.exists(root)) {
            throw DirectoryFailures.missing(root);
        }
        if (!Files.isDirectory(root)) {
            throw DirectoryFailures.noDirectory(root);
        }
        DirectoryScan scan = new DirectoryScan(context);
        scan.folder(root, "");
        if (!scan.unreadable.isEmpty()) {
            throw DirectoryFailures.unreadable(root, scan.unreadable);
        }
        return scan;
    }

    /** What is at a path. */
    Optional<ScannedFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** What is directly in a folder, sorted by name. */
    Optional<List<SourceEntry>> children(String folder) {
        return Optional.ofNullable(children.get(folder));
    }

    private void folder(Path folder, String path) {
        context.check();
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(found::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            unreadable.add(path.isEmpty() ? "." : path + "/");
            return;
        }
        found.sort(Comparator.comparing(each -> each.getFileName().toString()));
        List<SourceEntry> entries = new ArrayList<>();
        MessageDigest digest = sha256();
        for (Path each : found) {
            String name = each.getFileName().toString();
            if (!(path.isEmpty() && name.equals(".git"))) {
                entry(each, path.isEmpty() ? name : path + "/" + name).ifPresent(scanned -> {
                    entries.add(scanned.entry());
                    update(digest, scanned);
                });
            }
        }
        SourceEntry self = new SourceEntry(path, SourceEntry.Kind.DIRECTORY);
        children.put(path, List.copyOf(entries));
        files.put(path, new ScannedFile(self, 0, hex(digest)));
    }

    private Optional<ScannedFile> entry(Path file, String path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                folder(file, path);
                return find(path);
            }
            if (attributes.isOther()) {
                return Optional.empty();
            }
            ScannedFile scanned = attributes.isSymbolicLink() ? link(file, path) : file(file, path);
            files.put(path, scanned);
            tell();
            return Optional.of(scanned);
        } catch (IOException e) {
            unreadable.add(path);
            return Optional.empty();
        }
    }

    private void tell() {
        done++;
        if (done % TELL_EVERY == 0) {
            context.check();
            context.progress("reading files", done, 0);
        }
    }

    private static ScannedFile link(Path file, String path) throws IOException {
        byte[] target = linkTarget(file);
        MessageDigest digest = sha256();
        digest.update(target);
        return new ScannedFile(new SourceEntry(path, SourceEntry.Kind.LINK), target.length, hex(digest));
    }

    static byte[] linkTarget(Path file) throws IOException {
        return Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
    }

    private ScannedFile file(Path file, String path) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
                if (size > BUFFER) {
                    context.check();
                }
            }
        }
        SourceEntry.Kind kind = executable(file) ? SourceEntry.Kind.EXECUTABLE : SourceEntry.Kind.FILE;
        return new ScannedFile(new SourceEntry(path, kind), size, hex(digest));
    }

    /** The bit itself: whether this process may execute the file says something else. */
    private static boolean executable(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static void update(MessageDigest digest, ScannedFile file) {
        String line = file.entry().kind() + " " + file.contentId() + " "
                + file.entry().name();
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        // No name holds it, so no two lists of files look alike.
        digest.update((byte) 0);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
