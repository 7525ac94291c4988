package io.github.runner4j.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ErrorTableTest {

    private static final Path TABLE = Path.of("..", "docs", "errors.md");

    @Test
    void theDocumentedTableIsTheCodeOfToday() throws IOException {
        List<String> documented = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("^((?:\\|[^|]*){5})\\|[^|]*\\|", "$1|"))
                .toList();

        List<String> declared = codes().stream().map(ErrorTableTest::row).toList();

        assertThat(declared).hasSize(36);
        assertThat(documented).containsExactlyElementsOf(declared);
    }

    @Test
    void aPluginsCodeEqualsAnotherOfItsName() {
        ErrorCode one = ErrorCode.of("acme.QUOTA", ErrorCategory.RESOURCE, Severity.MEDIUM, "Ask for more.");
        ErrorCode milder = one.withSeverity(Severity.LOW);

        assertThat(milder).isEqualTo(one).hasSameHashCodeAs(one).hasToString("acme.QUOTA");
        assertThat(milder.severity()).isEqualTo(Severity.LOW);
        assertThat(one.recoverable()).isFalse();
    }

    private static List<ErrorCode> codes() {
        return Arrays.stream(ErrorCode.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == ErrorCode.class)
                .map(ErrorTableTest::value)
                .toList();
    }

    private static ErrorCode value(Field field) {
        try {
            return (ErrorCode) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String row(ErrorCode code) {
        return "| `" + code + "` | " + lower(code.category()) + " | " + lower(code.severity()) + " | "
                + (code.recoverable() ? "yes" : "no") + " | " + (code.retryable() ? "yes" : "no") + " | "
                + code.guidance() + " |";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
