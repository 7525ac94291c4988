package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.program.ProgramContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The container's files as one process sees them: from its working directory, as its user, with devices and {@code /proc}. */
public final class Tree {

    private static final int ALL_MAY_WRITE = 0666;
    private static final int ALL_MAY_ENTER = 0777;
    private static final int ALL_MAY_EXECUTE = 0111;

    private final ProgramContext context;
    private final int mask;
    private final Devices devices;

    private Tree(ProgramContext context, int mask) {
        this.context = context;
        this.mask = mask;
        this.devices = new Devices(context);
    }

    /** As the process sees them that makes files with this mask. */
    public static Tree of(ProgramContext context, int mask) {
        return new Tree(context, mask);
    }

    /** A path from the root on. */
    public String absolute(String path) {
        if (path.startsWith("/")) {
            return path;
        }
        String directory = context.workingDirectory();
        return (directory.endsWith("/") ? directory : directory + "/") + path;
    }

    /** What stands at a path, all links followed. */
    public Optional<FileNode> follow(String path) {
        return path.isEmpty() ? Optional.empty() : devices.node(real(path)).or(() -> files().follow(absolute(path)));
    }

    /** What stands at a path; a link as the last part is not followed. */
    public Optional<FileNode> find(String path) {
        return path.isEmpty() ? Optional.empty() : devices.node(real(path)).or(() -> files().find(absolute(path)));
    }

    public boolean exists(String path) {
        return follow(path).isPresent();
    }

    public boolean isDirectory(String path) {
        return follow(path).filter(FileNode::isDirectory).isPresent();
    }

    /** Whether it is a file that can be executed. */
    public boolean isExecutable(String path) {
        return follow(path)
                .filter(each -> each.kind() == Kind.FILE && (each.mode() & ALL_MAY_EXECUTE) != 0)
                .isPresent();
    }

    /** Whether it is a device, and no file. */
    public boolean isDevice(String path) {
        return devices.isDevice(real(path));
    }

    /** The names in a directory, sorted. */
    public Optional<List<String>> list(String path) {
        return devices.list(real(path), files().list(absolute(path)));
    }

    /** A path without links and dots; the path itself when it leads nowhere. */
    public String real(String path) {
        String absolute = absolute(path);
        return files().real(absolute).orElse(absolute);
    }

    /** Opens a file, a pipe or a device to read it. */
    public InputStream read(String path) throws IOException {
        String real = real(path);
        Optional<InputStream> device = devices.read(real);
        if (device.isPresent()) {
            return device.get();
        }
        FileNode node = follow(path).orElseThrow(() -> missing(path).exception());
        if (node.isDirectory()) {
            throw Errno.IS_DIRECTORY.exception();
        }
        return new FileInput(files(), real);
    }

    /** All that a file holds. */
    public Content content(String path) throws IOException {
        if (devices.isDevice(real(path))) {
            try (InputStream in = read(path)) {
                return Content.of(in.readAllBytes());
            }
        }
        FileNode node = follow(path).orElseThrow(() -> missing(path).exception());
        if (node.isDirectory()) {
            throw Errno.IS_DIRECTORY.exception();
        }
        return node.content();
    }

    /** Opens a file or a device to write to it; a file that does not exist is made. */
    public OutputStream write(String path, boolean append) throws IOException {
        String real = real(path);
        Optional<OutputStream> device = devices.write(real);
        if (device.isPresent()) {
            return device.get();
        }
        if (isDirectory(path)) {
            throw Errno.IS_DIRECTORY.exception();
        }
        if (!exists(path)) {
            put(
                    real,
                    FileNode.file(
                            Content.EMPTY,
                            ALL_MAY_WRITE & ~mask,
                            context.clock().instant()));
        } else if (!append) {
            boolean emptied = files().change(real, node -> withContent(node, Content.EMPTY));
            check(emptied, Errno.READ_ONLY);
        }
        return new FileOutput(files(), real, context.clock(), append);
    }

    /** Replaces what a file holds. */
    public void write(String path, Content content) throws IOException {
        try (OutputStream out = write(path, false)) {
            out.write(content.toBytes());
        }
    }

    /** Makes a directory. */
    public void makeDirectory(String path) throws IOException {
        check(find(path).isEmpty(), Errno.EXISTS);
        put(path, FileNode.directory(ALL_MAY_ENTER & ~mask, context.clock().instant()));
    }

    /** Puts a node of this user at a path. */
    public void put(String path, FileNode node) throws IOException {
        FileNode.Owner owner = new Users(files()).find(context.user()).id();
        putAsIs(path, node.withOwner(owner));
    }

    /** Puts a node at a path, with the owner it has. */
    public void putAsIs(String path, FileNode node) throws IOException {
        String absolute = absolute(path);
        if (!files().put(absolute, node)) {
            throw (isDirectory(parent(absolute)) ? Errno.READ_ONLY : missing(path)).exception();
        }
    }

    /** Removes a file, a link or a directory with all that it holds. */
    public void remove(String path) throws IOException {
        check(find(path).isPresent(), missing(path));
        check(files().remove(absolute(path)), Errno.BUSY);
    }

    /** Changes what is noted about a file, links followed. */
    public void change(String path, UnaryOperator<FileNode> change) throws IOException {
        check(follow(path).isPresent(), missing(path));
        if (!devices.isDevice(real(path))) {
            check(files().change(absolute(path), change), Errno.READ_ONLY);
        }
    }

    /** The container's files without devices. */
    public FileTree files() {
        return context.files();
    }

    /** The same file with other bytes, written now. */
    public FileNode withContent(FileNode node, Content content) {
        return new FileNode(
                node.kind(), node.mode(), node.owner(), context.clock().instant(), content, node.target());
    }

    /** Why there is nothing at a path: a part of it is no directory, or is missing. */
    public Errno missing(String path) {
        String at = parent(absolute(path));
        while (!at.equals("/")) {
            Optional<FileNode> node = files().follow(at);
            if (node.isPresent()) {
                return node.get().isDirectory() ? Errno.NO_ENTRY : Errno.NO_DIRECTORY;
            }
            at = parent(at);
        }
        return Errno.NO_ENTRY;
    }

    /** The path of the directory that something is in. */
    public static String parent(String path) {
        String bare = path.replaceAll("(?<=.)/+$", "");
        int slash = bare.lastIndexOf('/');
        return slash <= 0 ? "/" : bare.substring(0, slash);
    }

    private static void check(boolean condition, Errno otherwise) throws IOException {
        if (!condition) {
            throw otherwise.exception();
        }
    }
}
