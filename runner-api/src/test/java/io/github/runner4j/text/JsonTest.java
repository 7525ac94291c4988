package io.github.runner4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void writesValuesInTheirOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", List.of(1, -2L, 1.5, true));
        map.put("a", Map.of());
        map.put("n", Arrays.asList("x", null));

        assertThat(Json.write(map)).isEqualTo("{\"z\":[1,-2,1.5,true],\"a\":{},\"n\":[\"x\",null]}");
    }

    @Test
    void writesWhatIsAbsentAsNull() {
        assertThat(Json.write(
                        List.of(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty())))
                .isEqualTo("[null,null,null,null]");
        assertThat(Json.write(List.of(
                        Optional.of(List.of("x")), OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(0.5))))
                .isEqualTo("[[\"x\"],1,2,0.5]");
        assertThat(Json.write(null)).isEqualTo("null");
    }

    @Test
    void escapesWhatWouldNotArrive() {
        assertThat(Json.write("\"\\/\n\r\t\b\u0000\u007f\u2028é\uD83D\uDE00"))
                .isEqualTo("\"\\\"\\\\/\\n\\r\\t\\u0008\\u0000\\u007f\\u2028é\uD83D\uDE00\"");
        assertThat(Json.write("\uD83Dx\uDE00")).isEqualTo("\"\\ud83dx\\ude00\"");
        assertThat(Json.write(Map.of("\"", 1))).isEqualTo("{\"\\\"\":1}");
    }

    @Test
    void refusesWhatJsonDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Float.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(new Object()));
    }

    @Property
    void aTextComesBackAsItWas(@ForAll String text) {
        assertThat(unescaped(Json.write(text))).isEqualTo(text);
    }

    /** Reads a JSON text by the letter of RFC 8259. */
    private static String unescaped(String json) {
        assertThat(json).startsWith("\"").endsWith("\"");
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < json.length() - 1; i++) {
            char c = json.charAt(i);
            assertThat(c).isGreaterThanOrEqualTo(' ').isNotEqualTo('"');
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = json.charAt(++i);
            switch (kind) {
                case 'u' -> {
                    out.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                default -> {
                    assertThat(kind).isIn('"', '\\');
                    out.append(kind);
                }
            }
        }
        return out.toString();
    }
}
