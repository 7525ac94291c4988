package io.github.runner4j.testkit.internal.applet.data;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.applet.text.Inputs;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** {@code tar}: makes, lists and unpacks archives. */
public final class Tar {

    private static final int PERMISSIONS = 07777;
    private static final int DIRECTORY_MODE = 0755;

    private final Session session;
    private final Options options;
    private final String base;

    private Tar(Session session, Options options) {
        this.session = session;
        this.options = options;
        String directory = options.value('C').orElse("");
        this.base = directory.isEmpty() ? "" : directory.endsWith("/") ? directory : directory + "/";
    }

    public static int run(Session session) throws IOException {
        List<String> words = new ArrayList<>(session.words());
        if (!words.isEmpty() && !words.get(0).startsWith("-")) {
            words.set(0, "-" + words.get(0));
        }
        Options options = Options.parse(
                words,
                "ctxzvf:C:pOkoamhT:X:",
                Map.of("exclude", 'X', "directory", 'C', "file", 'f', "no-same-owner", 'o'));
        Tar tar = new Tar(session, options);
        if (options.has('c')) {
            return tar.create();
        } else if (options.has('t') || options.has('x')) {
            return tar.read(options.has('x'));
        }
        return session.usage("c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...");
    }

    private int create() throws IOException {
        if (options.rest().isEmpty()) {
            throw new IOException("empty archive");
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        int code = 0;
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(archive)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (String path : options.rest()) {
                code |= add(out, path);
            }
        }
        byte[] bytes = options.has('z') ? Gzip.pack(archive.toByteArray()) : archive.toByteArray();
        String target = options.value('f').orElse("-");
        if (target.equals("-")) {
            session.out().write(bytes);
        } else {
            session.tree().write(target, Content.of(bytes));
        }
        return code;
    }

    private int add(TarArchiveOutputStream out, String path) throws IOException {
        Tree tree = session.tree();
        FileNode node = tree.find(base + path).orElse(null);
        if (node == null) {
            return session.complain(path + ": " + tree.missing(base + path).text());
        } else if (options.values('X').contains(path)) {
            return 0;
        }
        String name = path.replaceFirst("^/+", "");
        if (!name.isEmpty()) {
            tell(node.isDirectory() ? name + "/" : name);
            put(out, name, node);
        }
        int code = 0;
        if (node.isDirectory()) {
            for (String child : tree.list(base + path).orElse(List.of())) {
                code |= add(out, path.endsWith("/") ? path + child : path + "/" + child);
            }
        }
        return code;
    }

    private static void put(TarArchiveOutputStream out, String name, FileNode node) throws IOException {
        byte type = node.kind() == Kind.LINK
                ? TarConstants.LF_SYMLINK
                : node.isDirectory() ? TarConstants.LF_DIR : TarConstants.LF_NORMAL;
        TarArchiveEntry entry = new TarArchiveEntry(node.isDirectory() ? name + "/" : name, type);
        entry.setLinkName(node.target());
        entry.setMode(node.mode());
        entry.setUserId(node.owner().user());
        entry.setGroupId(node.owner().group());
        entry.setModTime(node.modified().toEpochMilli());
        entry.setSize(node.kind() == Kind.FILE ? node.content().size() : 0);
        out.putArchiveEntry(entry);
        if (node.kind() == Kind.FILE) {
            out.write(node.content().toBytes());
        }
        out.closeArchiveEntry();
    }

    private int read(boolean extract) throws IOException {
        String source = options.value('f').orElse("-");
        byte[] bytes;
        try (InputStream in = Inputs.open(session, source)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new IOException("can't open '" + source + "': " + Session.reason(e), e);
        }
        boolean packed = bytes.length > 1 && (bytes[0] & 0xFF) == 0x1f && (bytes[1] & 0xFF) == 0x8b;
        byte[] plain = packed ? Gzip.unpack(bytes) : bytes;
        if (plain.length == 0) {
            throw new IOException("short read");
        }
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new ByteArrayInputStream(plain))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (wanted(entry.getName())) {
                    one(archive, entry, extract);
                }
            }
        }
        return 0;
    }

    private void one(TarArchiveInputStream archive, TarArchiveEntry entry, boolean extract) throws IOException {
        if (!extract) {
            session.line(entry.getName());
            return;
        }
        tell(entry.getName());
        if (options.has('O')) {
            archive.transferTo(session.out());
        } else {
            extract(archive, entry);
        }
    }

    private boolean wanted(String name) {
        String bare = name.replaceFirst("/$", "");
        return options.rest().isEmpty()
                || options.rest().stream()
                        .map(each -> each.replaceFirst("/$", ""))
                        .anyMatch(each -> bare.equals(each) || bare.startsWith(each + "/"));
    }

    private void extract(TarArchiveInputStream archive, TarArchiveEntry entry) throws IOException {
        Tree tree = session.tree();
        String path = base + entry.getName().replaceFirst("^/+", "").replaceFirst("/$", "");
        FileNode.Owner owner = new FileNode.Owner((int) entry.getLongUserId(), (int) entry.getLongGroupId());
        int mode = entry.getMode() & PERMISSIONS;
        FileNode node = entry.isSymbolicLink()
                ? FileNode.link(entry.getLinkName(), entry.getLastModifiedDate().toInstant())
                : entry.isDirectory()
                        ? FileNode.directory(mode, entry.getLastModifiedDate().toInstant())
                        : FileNode.file(
                                Content.of(archive.readAllBytes()),
                                mode,
                                entry.getLastModifiedDate().toInstant());
        FileNode directory =
                FileNode.directory(DIRECTORY_MODE, session.context().clock().instant());
        tree.files().makeDirectories(Tree.parent(tree.absolute(path)), directory);
        tree.putAsIs(path, node.withOwner(owner));
    }

    private void tell(String name) throws IOException {
        if (options.has('v')) {
            session.line(name);
        }
    }
}
