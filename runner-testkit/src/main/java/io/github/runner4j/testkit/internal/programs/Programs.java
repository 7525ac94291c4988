package io.github.runner4j.testkit.internal.programs;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.process.Executables;
import io.github.runner4j.testkit.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Programs in Java, each of which is known by the content of a file. A file with that content is the program wherever it is copied,
 * linked, committed, saved and loaded to.
 */
public final class Programs implements Executables {

    /** Source: what {@code runc} searches without a {@code PATH}. */
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final String MARK = "#!runner4j-program ";
    private static final int EXECUTABLE = 0111;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Content, Program> known = new ConcurrentHashMap<>();
    private final Executables others;

    /**
     * Programs.
     *
     * @param others finds what is none of ours
     */
    public Programs(Executables others) {
        this.others = others;
    }

    /** The content that stands for a program from now on. */
    public Content register(Program program) {
        Content content = Content.of(MARK + numbers.incrementAndGet() + "\n");
        known.put(content, program);
        return content;
    }

    @Override
    public Optional<Program> find(
            FileTree files, List<String> arguments, Map<String, String> environment, String workingDirectory) {
        return candidates(arguments.get(0), environment, workingDirectory)
                .map(files::follow)
                .flatMap(Optional::stream)
                .filter(Programs::isExecutable)
                .findFirst()
                .map(FileNode::content)
                .map(known::get)
                .or(() -> others.find(files, arguments, environment, workingDirectory));
    }

    private static Stream<String> candidates(String name, Map<String, String> environment, String workingDirectory) {
        if (name.startsWith("/")) {
            return Stream.of(name);
        }
        if (name.contains("/")) {
            return Stream.of(workingDirectory + "/" + name);
        }
        return Stream.of(environment.getOrDefault("PATH", DEFAULT_PATH).split(":", -1))
                .map(directory -> directory + "/" + name);
    }

    private static boolean isExecutable(FileNode node) {
        return node.kind() == Kind.FILE && (node.mode() & EXECUTABLE) != 0;
    }
}
