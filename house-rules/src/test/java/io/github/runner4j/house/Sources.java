package io.github.runner4j.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The source files of all modules, for what byte code does not tell: comments and lines. */
final class Sources {
    /** Tests run in the directory of their module. */
    private static final Path REACTOR = Path.of("..").toAbsolutePath().normalize();

    private Sources() {}

    /** Modules, and those in their folders. */
    static List<Path> modules() {
        try (Stream<Path> below = Files.walk(REACTOR, 2)) {
            return below.filter(each -> !each.equals(REACTOR) && Files.exists(each.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every Java file of the modules' main code. */
    static List<Path> main() {
        return modules().stream()
                .flatMap(module -> javaFiles(module.resolve("src/main/java")))
                .toList();
    }

    /** The text of the file that declares a class; empty where none is found. */
    static String of(JavaClass type) {
        String file = type.getSource().flatMap(source -> source.getFileName()).orElse("none");
        return text(type.getPackageName(), file).orElse("");
    }

    static Optional<String> text(String packageName, String file) {
        String path = packageName.replace('.', '/') + "/" + file;
        return modules().stream()
                .flatMap(module -> Stream.of("src/main/java", "src/test/java").map(module::resolve))
                .map(root -> root.resolve(path))
                .filter(Files::exists)
                .findFirst()
                .map(Sources::read);
    }

    static String relative(Path file) {
        return REACTOR.relativize(file).toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path root) {
        if (!Files.exists(root)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
