package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.image.IgnoreRules.Verdict;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.source.SourceTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Walks through a context, depth first, in the tree's order, and leaves out what is ignored. An ignored directory is entered only
 * if something below it may have to be sent, and is sent itself only if something below it was.
 */
final class ContextWalk implements Iterator<ContextItem> {

    private final SourceTree tree;
    private final int rootLength;
    private final IgnoreRules rules;
    private final Set<String> added;
    private final Set<String> always;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Deque<ContextItem> ready = new ArrayDeque<>();

    private static final class Level {

        private final String name;
        private final Verdict verdict;
        private final Iterator<SourceEntry> children;
        private boolean sent;

        Level(String name, Verdict verdict, boolean sent, Iterator<SourceEntry> children) {
            this.name = name;
            this.verdict = verdict;
            this.sent = sent;
            this.children = children;
        }
    }

    ContextWalk(SourceTree tree, String root, IgnoreRules rules, Map<String, byte[]> added, Set<String> always) {
        this.tree = tree;
        this.rootLength = root.isEmpty() ? 0 : root.length() + 1;
        this.rules = rules;
        this.added = added.keySet();
        this.always = always;
        added.forEach((name, bytes) -> ready.add(new ContextItem(name, Kind.FILE, () -> BuildContext.bytes(bytes))));
        levels.push(new Level("", Verdict.ROOT, true, tree.children(root).iterator()));
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !levels.isEmpty()) {
            Level level = levels.element();
            if (level.children.hasNext()) {
                look(level, level.children.next());
            } else {
                levels.pop();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public ContextItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void look(Level level, SourceEntry entry) {
        String name = entry.path().substring(rootLength);
        Verdict verdict = rules.judge(level.verdict, name);
        if (entry.isDirectory()) {
            enter(entry, name, verdict);
        } else if (!added.contains(name) && (!verdict.ignored() || always.contains(name))) {
            sendParents();
            ready.add(new ContextItem(name, entry.kind(), () -> tree.open(entry)));
        }
    }

    private void enter(SourceEntry entry, String name, Verdict verdict) {
        boolean wanted = !verdict.ignored();
        boolean below = wanted
                || rules.mayBringBackBelow(name)
                || always.stream().anyMatch(each -> each.startsWith(name + "/"));
        if (below) {
            levels.push(
                    new Level(name, verdict, false, tree.children(entry.path()).iterator()));
        }
        if (wanted) {
            sendParents();
        }
    }

    private void sendParents() {
        for (Iterator<Level> outermostFirst = levels.descendingIterator(); outermostFirst.hasNext(); ) {
            Level level = outermostFirst.next();
            if (!level.sent) {
                level.sent = true;
                ready.add(new ContextItem(level.name, Kind.DIRECTORY, () -> BuildContext.bytes(new byte[0])));
            }
        }
    }
}
