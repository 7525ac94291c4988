package io.github.runner4j.testkit.internal.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    @Test
    void readsStagesAndInstructions() {
        Dockerfile.Plan plan = plan("ARG V=1\nFROM busybox:$V AS One\nRUN x\nFROM scratch\nCOPY --from=one /a /b\n");

        assertThat(plan.arguments()).extracting(Instruction::text).containsExactly("ARG V=1");
        assertThat(plan.stages()).extracting(Stage::name).containsExactly("one", "");
        assertThat(plan.stages().get(0).base()).isEqualTo("busybox:$V");
        Instruction copy = plan.stages().get(1).instructions().get(0);
        assertThat(copy.arguments()).containsExactly("/a", "/b");
        assertThat(copy.flag("from")).isEqualTo("one");
    }

    @Test
    void joinsContinuedLinesAndPassesOverComments() {
        assertThat(arguments("FROM a\n# c\nRUN a \\\n  # c\n  b \\  \n c\n")).containsExactly("a   b  c");
    }

    @Test
    void warnsOfEmptyContinuedLines() {
        assertThat(Dockerfile.read("FROM a\nRUN a \\\n\n b\n", true).warnings())
                .containsExactly(
                        "[WARNING]: Empty continuation line found in:\n    RUN a  b",
                        "[WARNING]: Empty continuation lines will become errors in a future release.");
    }

    @Test
    void takesAnotherEscapeFromADirective() {
        assertThat(arguments("# escape=`\nFROM a\nRUN a `\n b\\\n")).containsExactly("a  b\\");
        refuses("# escape=x\nFROM a", "invalid escape token 'x' does not match ` or \\");
        refuses("# escape=`\n# escape=`\nFROM a", "only one escape parser directive can be used");
    }

    @Test
    void takesArgumentsApart() {
        assertThat(arguments("FROM a\nENV a=1 b='x y' c=x\\ y")).containsExactly("a", "1", "b", "'x y'", "c", "x\\ y");
        assertThat(arguments("FROM a\nENV a b c")).containsExactly("a", "b c");
        assertThat(arguments("FROM a\nCMD [\"a\", \"b c\"]")).containsExactly("a", "b c");
        assertThat(arguments("FROM a\nCMD [a b]")).containsExactly("[a b]");
        assertThat(arguments("FROM a\nEXPOSE 90 80/udp")).containsExactly("80/udp", "90");
        assertThat(arguments("FROM a\nHEALTHCHECK --retries=3 CMD [\"a\"]")).containsExactly("CMD", "a");
        assertThat(arguments("FROM a\nONBUILD   RUN x y")).containsExactly("RUN x y");
        assertThat(arguments("FROM a\nRUN --mount=type=cache,target=\"/a b\" x"))
                .containsExactly("x");
    }

    @Test
    void readsHereDocumentsUnlessItIsOld() {
        Dockerfile.Plan plan =
                Dockerfile.read("FROM a\nRUN <<E sh\necho hi\nE\nRUN b", false).plan(false);

        List<Instruction> instructions = plan.stages().get(0).instructions();
        assertThat(instructions).extracting(Instruction::text).containsExactly("RUN <<E sh", "RUN b");
        assertThat(instructions.get(0).documents()).containsEntry("E", "echo hi\n");
        refuses("FROM a\nRUN <<E\necho hi\nE", "dockerfile parse error line 3: unknown instruction: ECHO");
    }

    @Test
    void refusesWhatIsWrongWithItsLine() {
        refuses("FROM a\nFRMO x", "dockerfile parse error line 2: unknown instruction: FRMO");
        refuses("RUN x", "no build stage in current context");
        refuses("# c\n\n", "file with no instructions");
        refuses("FROM a b", "dockerfile parse error line 1: FROM requires either one or three arguments");
        refuses("FROM a\n\nUSER", "dockerfile parse error line 3: USER requires exactly one argument");
        refuses("FROM a\nCOPY --x=1 a b", "dockerfile parse error line 2: Unknown flag: x");
        refuses("FROM a\nSHELL sh", "dockerfile parse error line 2: SHELL requires the arguments to be in JSON form");
        refuses("FROM a\nENV a", "ENV must have two arguments");
        refuses("FROM a\nCMD [1]", "when using JSON array syntax, arrays must be comprised of strings only");
    }

    @Test
    void suggestsWhatWasProbablyMeant() {
        assertThatThrownBy(() -> Dockerfile.read("FROM a\nFRMO x", false).plan(false))
                .hasMessage("dockerfile parse error on line 2: unknown instruction: FRMO (did you mean FROM?)");
        assertThatThrownBy(() ->
                        Dockerfile.read("FROM a\nCOPY --fron=1 a b", false).plan(false))
                .hasMessage("dockerfile parse error on line 2: unknown flag: fron (did you mean from?)");
    }

    @Test
    void letsOnlySomeInstructionsBeChanges() {
        assertThat(Dockerfile.read("CMD a\nENV a=b", true).changes(true)).hasSize(2);
        assertThatThrownBy(() -> Dockerfile.read("RUN a", true).changes(true))
                .hasMessage("run is not a valid change command");
        assertThatThrownBy(() -> Dockerfile.read("RUN a", false).changes(false))
                .hasMessage("RUN is not a valid change command");
    }

    private static List<String> arguments(String text) {
        return plan(text).stages().get(0).instructions().get(0).arguments();
    }

    private static Dockerfile.Plan plan(String text) {
        return Dockerfile.read(text, true).plan(true);
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> plan(text)).isInstanceOf(Refusal.class).hasMessage(message);
    }
}
