package io.github.runner4j.testkit.internal.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names of temporary files, which tell whose they are: the library's, and of which process. */
public final class TemporaryFiles {

    private static final String PREFIX = "runner4j-";

    private TemporaryFiles() {}

    /** How the name of a temporary file of this process begins. */
    public static String prefix(String what) {
        return PREFIX + what + mark();
    }

    private static String mark() {
        return "-" + ProcessHandle.current().pid() + "-";
    }

    static List<Leftover> now() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> isOurs(String.valueOf(each.getFileName())))
                    .map(each -> new Leftover("file " + each, "file " + each))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith(PREFIX) && name.contains(mark());
    }
}
