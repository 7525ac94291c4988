package io.github.runner4j.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The regular files in the temporary directory that this process holds open; none where the system does not tell. */
final class OpenFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    static Set<Path> temporary() {
        Path directory = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        Set<Path> found = new HashSet<>();
        if (!Files.isDirectory(DESCRIPTORS)) {
            return found;
        }
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            for (Path each : all.toList()) {
                Path target = target(each);
                if (target.startsWith(directory) && Files.isRegularFile(target)) {
                    found.add(target);
                }
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    /** A descriptor may be closed while it is looked at. */
    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) {
            return descriptor;
        }
    }
}
