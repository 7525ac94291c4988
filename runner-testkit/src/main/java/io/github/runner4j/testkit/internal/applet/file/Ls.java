package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ls}. */
public final class Ls {

    private record Entry(String name, String path, FileNode node) {}

    private final Session session;
    private final Tree tree;
    private final Options options;
    private boolean first = true;
    private int code;

    private Ls(Session session, Options options) {
        this.session = session;
        this.tree = session.tree();
        this.options = options;
    }

    public static int run(Session session) throws IOException {
        Options options = Options.parse(
                session.words(),
                "1AaCxdLHRFplinshrSXvctuw:q",
                Map.of("color", 'q', "full-time", 'l', "group-directories-first", 'q', "all", 'a'));
        Ls ls = new Ls(session, options);
        ls.all(options.rest().isEmpty() ? List.of(".") : options.rest());
        return ls.code;
    }

    private void all(List<String> paths) throws IOException {
        List<Entry> files = new ArrayList<>();
        List<Entry> directories = new ArrayList<>();
        for (String path : paths) {
            // A link to a directory is listed itself in the long form.
            boolean follow = !options.has('l') || path.endsWith("/") || options.has('L') || options.has('H');
            Optional<FileNode> node = (follow ? tree.follow(path) : tree.find(path)).or(() -> tree.find(path));
            if (node.isEmpty()) {
                code = session.complain(path + ": " + tree.missing(path).text());
            } else {
                boolean listed = node.get().isDirectory() && !options.has('d');
                (listed ? directories : files).add(new Entry(path, path, node.get()));
            }
        }
        show(sorted(files), false);
        for (Entry each : sorted(directories)) {
            directory(each, paths.size() > 1 || options.has('R'));
        }
    }

    private void directory(Entry directory, boolean titled) throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (options.has('a')) {
            entries.add(new Entry(".", directory.path, directory.node));
            String parent = directory.path + "/..";
            entries.add(new Entry("..", parent, tree.follow(parent).orElse(directory.node)));
        }
        for (String name : tree.list(directory.path).orElse(List.of())) {
            String path = directory.path.endsWith("/") ? directory.path + name : directory.path + "/" + name;
            Optional<FileNode> node = tree.find(path);
            if (node.isPresent() && (!name.startsWith(".") || options.has('a') || options.has('A'))) {
                entries.add(new Entry(name, path, node.get()));
            }
        }
        if (titled) {
            session.print((first ? "" : "\n") + directory.path + ":\n");
        }
        first = false;
        show(sorted(entries), true);
        for (Entry each : sorted(entries)) {
            if (options.has('R') && each.node.isDirectory() && !each.name.matches("\\.\\.?")) {
                directory(each, true);
            }
        }
    }

    private List<Entry> sorted(List<Entry> entries) {
        Comparator<Entry> order = Comparator.comparing(Entry::name);
        if (options.has('t')) {
            order = Comparator.comparing((Entry each) -> each.node.modified())
                    .reversed()
                    .thenComparing(order);
        } else if (options.has('S')) {
            order = Comparator.comparing((Entry each) -> Listing.size(each.node))
                    .reversed()
                    .thenComparing(order);
        }
        return entries.stream()
                .sorted(options.has('r') ? order.reversed() : order)
                .toList();
    }

    private void show(List<Entry> entries, boolean total) throws IOException {
        boolean blocks = options.has('l') || options.has('n') || options.has('s');
        if (total && blocks) {
            long sum = entries.stream()
                    .mapToLong(each -> Listing.blocks(each.node))
                    .sum();
            session.line("total " + (options.has('h') ? Listing.human(sum * 1024) : Long.toString(sum)));
        }
        first &= entries.isEmpty();
        boolean columns = session.context().terminal() && !options.has('1') && !blocks;
        if (columns) {
            columns(entries);
            return;
        }
        for (Entry each : entries) {
            session.line(line(each));
        }
    }

    private String line(Entry entry) {
        StringBuilder line = new StringBuilder();
        if (options.has('i')) {
            line.append(
                    String.format("%7d ", Math.floorMod(tree.real(entry.path).hashCode(), 10_000_000)));
        }
        if (options.has('s')) {
            line.append(String.format("%6d ", Listing.blocks(entry.node)));
        }
        boolean isLong = options.has('l') || options.has('n');
        if (isLong) {
            line.append(
                    Listing.line(session, entry.node, tree.isDevice(entry.path), options.has('n'), options.has('h')));
        }
        line.append(entry.name);
        if (isLong && entry.node.kind() == Kind.LINK) {
            line.append(" -> ").append(entry.node.target());
        }
        return line.append(mark(entry.node)).toString();
    }

    private String mark(FileNode node) {
        if (node.isDirectory() && (options.has('F') || options.has('p'))) {
            return "/";
        } else if (!options.has('F')) {
            return "";
        } else if (node.kind() == Kind.LINK) {
            return "@";
        }
        return (node.mode() & 0111) != 0 ? "*" : "";
    }

    /** As on a terminal, which is taken to be 80 columns wide. */
    private void columns(List<Entry> entries) throws IOException {
        int width = entries.stream().mapToInt(each -> line(each).length()).max().orElse(0) + 2;
        int perLine = Math.max(1, 80 / width);
        int rows = (entries.size() + perLine - 1) / perLine;
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = row; i < entries.size(); i += rows) {
                line.append(String.format("%-" + width + "s", line(entries.get(i))));
            }
            session.line(line.toString().stripTrailing());
        }
    }
}
