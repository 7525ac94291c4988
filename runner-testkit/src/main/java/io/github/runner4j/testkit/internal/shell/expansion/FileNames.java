package io.github.runner4j.testkit.internal.shell.expansion;

import io.github.runner4j.testkit.internal.userland.Glob;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files whose paths match a pattern. */
record FileNames(Tree tree) {

    /** The paths, sorted, written as the pattern is: absolute or relative. */
    List<String> find(String pattern) {
        List<String> found = new ArrayList<>();
        int start = pattern.startsWith("/") ? 1 : 0;
        collect(pattern.substring(0, start), pattern.substring(start), found);
        found.sort(null);
        return found;
    }

    private void collect(String directory, String pattern, List<String> found) {
        int slash = pattern.indexOf('/');
        String first = slash < 0 ? pattern : pattern.substring(0, slash);
        String rest = slash < 0 ? "" : pattern.substring(slash + 1);
        for (String name : names(directory, first)) {
            String path = directory + name;
            if (slash < 0) {
                found.add(path);
            } else if (tree.isDirectory(path)) {
                collect(path + "/", rest, found);
            }
        }
    }

    private List<String> names(String directory, String pattern) {
        if (!Glob.isPattern(pattern)) {
            String name = Glob.unquote(pattern);
            boolean there = name.isEmpty() || tree.find(directory + name).isPresent();
            return there ? List.of(name) : List.of();
        }
        Pattern regex = Glob.compile(pattern);
        return tree.list(directory.isEmpty() ? "." : directory).orElse(List.of()).stream()
                .filter(name -> !name.startsWith(".") || pattern.startsWith("."))
                .filter(name -> regex.matcher(name).matches())
                .toList();
    }
}
