package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.docker.internal.image.BuildOutput.Step;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BuildOutputTest {

    private final ManualContext context = ManualContext.create();
    private final BuildOutput output = new BuildOutput(context);

    @Test
    void putsLinesTogetherAndTakesColoursOut() {
        stream("Step 2/3 : RUN make\n");
        stream("\u001B[91mhalf a ");
        stream("line\u001B[0m\nnext\n10 %\r100 %\nno end");
        stream(" ---> 0123456789ab\n");

        assertThat(output.last())
                .containsExactly("Step 2/3 : RUN make", "half a line", "next", "100 %", "no end", " ---> 0123456789ab");
        assertThat(context.outputLines()).isEqualTo(output.last());
        assertThat(output.step()).contains(new Step(2, 3, "RUN make"));
        assertThat(context.progressLines()).containsExactly("building 1/3");
    }

    @Test
    void knowsPodmansSteps() {
        stream("[2/2] STEP 1/4: COPY x /y\n");

        assertThat(output.step()).contains(new Step(1, 4, "COPY x /y"));
    }

    @Test
    void isNotMisledByAProgramThatCounts() {
        stream("Step 99999999999999/3 : x\n");

        assertThat(output.step()).isEmpty();
    }

    @Test
    void keepsIdAndError() {
        accept(Map.of("aux", Map.of("ID", "sha256:12")));
        accept(Map.of("error", "outer", "errorDetail", Map.of("code", 1, "message", "inner")));

        assertThat(output.id()).contains("sha256:12");
        assertThat(output.error()).contains("inner");
    }

    @Test
    void turnsAPullIntoProgress() {
        accept(Map.of("status", "Pulling from acme/base", "id", "1"));
        accept(Map.of("status", "Downloading", "id", "f0", "progressDetail", Map.of("current", 5, "total", 10)));

        assertThat(output.last()).containsExactly("1: Pulling from acme/base");
        assertThat(context.progressLines()).containsExactly("Downloading f0 5/10");
    }

    @Test
    void readsBuildKitsTrace() {
        byte[] vertex =
                message(field(1, "sha256:1"), field(3, "[2/2] RUN make"), field(5, "time"), field(7, "exit code: 2"));
        byte[] log = message(field(1, "sha256:1"), number(3, 2), field(4, "compiling\nbroken\n"));
        byte[] trace = message(field(1, vertex), field(2, "a status"), field(3, log), fixed(9));

        accept(Map.of("id", "moby.buildkit.trace", "aux", Base64.getEncoder().encodeToString(trace)));
        accept(Map.of("id", "moby.buildkit.trace", "aux", Base64.getEncoder().encodeToString(trace)));

        assertThat(output.last())
                .containsExactly(
                        "# [2/2] RUN make",
                        "# [2/2] RUN make: exit code: 2",
                        "compiling",
                        "broken",
                        "compiling",
                        "broken");
        assertThat(output.step()).contains(new Step(2, 2, "RUN make"));
    }

    @Property
    void passesOverADamagedTrace(@ForAll byte[] bytes) {
        new BuildKitTrace(line -> {}, name -> {}).accept(Base64.getEncoder().encodeToString(bytes));
    }

    private void stream(String text) {
        accept(Map.of("stream", text));
    }

    private void accept(Map<String, ?> value) {
        output.accept(Json.parse(Json.write(value)));
    }

    private static byte[] message(byte[]... fields) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            all.writeBytes(field);
        }
        return all.toByteArray();
    }

    private static byte[] field(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, byte[] bytes) {
        return message(new byte[] {(byte) (number << 3 | 2), (byte) bytes.length}, bytes);
    }

    private static byte[] number(int number, int value) {
        return new byte[] {(byte) (number << 3), (byte) value};
    }

    private static byte[] fixed(int number) {
        return new byte[] {(byte) (number << 3 | 5), 1, 2, 3, 4};
    }
}
