package io.github.runner4j.testkit.internal.copy;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.Glob;
import io.github.runner4j.testkit.internal.golang.GoPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds what COPY and ADD name, in a build context or in an image. */
public final class CopySources {

    /**
     * Something to copy.
     *
     * @param path where it is, without a slash before it
     * @param digest tells it from everything else
     */
    public record Source(String path, String digest) {}

    private final FileTree files;
    private final boolean context;

    /** Finds them in a context, or else in an image. */
    public CopySources(FileTree files, boolean context) {
        this.files = files;
        this.context = context;
    }

    /** Everything that is named, patterns resolved. */
    public List<Source> find(List<String> names) {
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            String path = name.replaceFirst("^/", "").replaceFirst("^\\./", "");
            if (Glob.isPattern(path)) {
                sources.addAll(matching(path));
            } else {
                sources.add(one(path));
            }
        }
        if (sources.isEmpty()) {
            throw Refusal.broken("no source files were specified");
        }
        return sources;
    }

    private List<Source> matching(String text) {
        Optional<Pattern> pattern = Glob.compile(GoPath.clean(text));
        return files.all().keySet().stream()
                .map(each -> each.substring(1))
                .filter(each -> !each.isEmpty()
                        && pattern.filter(there -> there.matcher(each).matches())
                                .isPresent())
                .map(this::one)
                .toList();
    }

    private Source one(String path) {
        BuildContext.checkWithin(path);
        Optional<FileNode> node = files.follow("/" + path);
        if (node.isEmpty()) {
            String reason = "stat " + path + ": file does not exist";
            throw Refusal.broken(
                    context ? "file not found in build context or excluded by .dockerignore: " + reason : reason);
        }
        return new Source(path, node.get().isDirectory() ? directory(path) : "file:" + digest(path, node.get()));
    }

    private String directory(String path) {
        StringBuilder all = new StringBuilder();
        below(path).forEach((name, node) -> all.append(digest(name, node)).append(','));
        return "dir:" + hash(all.toString());
    }

    /** What is in a directory, itself as the empty name: names relative to it, in order. */
    NavigableMap<String, FileNode> below(String path) {
        String top = files.real("/" + path).orElse("/");
        NavigableMap<String, FileNode> below = new TreeMap<>();
        for (Map.Entry<String, FileNode> each : files.all().entrySet()) {
            if (each.getKey().equals(top)) {
                below.put("", each.getValue());
            } else if (each.getKey().startsWith(top.equals("/") ? "/" : top + "/")) {
                below.put(each.getKey().substring(top.equals("/") ? 1 : top.length() + 1), each.getValue());
            }
        }
        return below;
    }

    private static String digest(String name, FileNode node) {
        String head = name + '\0' + node.kind() + node.mode() + node.owner() + node.target() + '\0';
        return hash(head + Ids.digest(node.content().toBytes()));
    }

    /** One digest of several. */
    public static String together(List<Source> sources) {
        List<String> digests = sources.stream().map(Source::digest).toList();
        return digests.size() == 1 ? digests.get(0) : "multi:" + hash(String.join(",", digests));
    }

    private static String hash(String text) {
        return Ids.digest(text.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
    }

    /** The file or directory itself. */
    FileNode node(Source source) {
        return files.follow("/" + source.path()).orElseThrow();
    }
}
