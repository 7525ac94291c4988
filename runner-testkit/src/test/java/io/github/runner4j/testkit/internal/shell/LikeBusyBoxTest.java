package io.github.runner4j.testkit.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.runner4j.testkit.internal.applet.Box;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts do what BusyBox does with them: what they write, what they complain of, how they end. */
@Timeout(60)
class LikeBusyBoxTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void doesWhatWasRecorded(Recorded expected) throws Exception {
        try (Box box = Box.create()) {
            Box.Result result = box.shell(expected.script());

            assertThat(new Recorded(expected.script(), result.out(), result.err(), result.code()))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void wasRecordedFromTheRealOne(Recorded expected) throws Exception {
        assumeTrue(BusyBox.isHere(), "there is no /bin/busybox on this machine, or no env that knows --default-signal");

        assertThat(BusyBox.run(expected.script())).isEqualTo(expected);
    }

    static Stream<Recorded> scripts() throws Exception {
        return files().stream().flatMap(file -> Recorded.read(file).stream());
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(directory())) {
            return files.filter(each -> each.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static Path directory() throws URISyntaxException {
        return Path.of(LikeBusyBoxTest.class.getResource("/shell").toURI());
    }
}
