package io.github.runner4j.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The size habits are targets: they are reported in {@code target/size-habits.txt}, and fail nothing. */
class SizeHabitsTest {
    @Test
    void reportsWhatOutgrowsTheHabits() throws IOException {
        List<SizeHabits> sources = Sources.main().stream()
                .map(file -> SizeHabits.of(Sources.relative(file), Sources.read(file)))
                .filter(source -> source.types() > 0)
                .toList();

        List<String> report = report(sources);

        Files.write(Path.of("target", "size-habits.txt"), report);
        assertThat(report).isNotEmpty();
    }

    @Test
    void measuresAFile() {
        String text =
                "class A {\n  void a() {}\n  int b(int c, int d) {\n    return\n      c;\n  }\n  static class B {}\n}\n";

        SizeHabits measured = SizeHabits.of("A.java", text);

        assertThat(measured)
                .isEqualTo(new SizeHabits(
                        "A.java",
                        8,
                        1,
                        List.of(new SizeHabits.Method("a", 2, 0, 0), new SizeHabits.Method("b", 3, 2, 2))));
    }

    @Test
    void reportsALongMethodAFullSignatureAndALongFile() {
        SizeHabits.Method method = new SizeHabits.Method("a", 7, 41, 6);

        List<String> report = report(List.of(new SizeHabits("p/A.java", 401, 1, List.of(method))));

        assertThat(report)
                .contains(
                        "p/A.java: 401 lines, habit at most 300, never over 400",
                        "p/A.java:7 a: 41 lines, habit at most 40",
                        "p/A.java:7 a: 6 parameters, habit at most 5",
                        "p: 1 types, habit 3 to 14");
    }

    private static List<String> report(List<SizeHabits> sources) {
        List<SizeHabits.Method> all =
                sources.stream().flatMap(source -> source.methods().stream()).toList();
        Stream<String> medians = Stream.of(
                "file median: " + median(sources, SizeHabits::lines) + " lines, habit at most 90",
                "method body median: " + median(all, SizeHabits.Method::bodyLines) + " lines, habit at most 4");
        Stream<String> files = sources.stream()
                .filter(source -> source.lines() > 300)
                .map(source -> source.file() + ": " + source.lines() + " lines, habit at most 300, never over 400");
        Stream<String> methods = sources.stream().flatMap(SizeHabitsTest::methods);
        return Stream.of(medians, files, methods, packages(sources))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> methods(SizeHabits source) {
        return source.methods().stream().flatMap(method -> {
            String at = source.file() + ":" + method.line() + " " + method.name() + ": ";
            return Stream.concat(
                    method.bodyLines() > 40
                            ? Stream.of(at + method.bodyLines() + " lines, habit at most 40")
                            : Stream.empty(),
                    method.parameters() > 5
                            ? Stream.of(at + method.parameters() + " parameters, habit at most 5")
                            : Stream.empty());
        });
    }

    private static Stream<String> packages(List<SizeHabits> sources) {
        Map<String, Integer> types = sources.stream()
                .collect(Collectors.groupingBy(
                        source -> source.file().substring(0, source.file().lastIndexOf('/')),
                        TreeMap::new,
                        Collectors.summingInt(SizeHabits::types)));
        return types.entrySet().stream()
                .filter(entry -> entry.getValue() < 3 || entry.getValue() > 14)
                .map(entry -> entry.getKey() + ": " + entry.getValue() + " types, habit 3 to 14");
    }

    private static <T> int median(List<T> values, ToIntFunction<T> measure) {
        int[] sorted = values.stream().mapToInt(measure).sorted().toArray();
        return Arrays.stream(sorted.length == 0 ? new int[] {0} : sorted)
                .skip(sorted.length / 2)
                .findFirst()
                .orElse(0);
    }
}
