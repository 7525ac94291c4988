package io.github.runner4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageValuesTest {

    @ParameterizedTest
    @CsvSource({
        "busybox,docker.io/library/busybox",
        "busybox:1.36,docker.io/library/busybox:1.36",
        "acme/api,docker.io/acme/api",
        "docker.io/busybox,docker.io/library/busybox",
        "index.docker.io/acme/api,docker.io/acme/api",
        "localhost/api,localhost/api",
        "localhost:5000/api:v1,localhost:5000/api:v1",
        "registry.example.org/a/b/c,registry.example.org/a/b/c",
        "[::1]:5000/api,[::1]:5000/api",
        "host:5000,docker.io/library/host:5000",
        "a__b/c--d.e_f,docker.io/a__b/c--d.e_f"
    })
    void readsNamesAsDockerDoes(String text, String full) {
        assertThat(ImageReference.parse(text)).hasToString(full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "a/",
                "/a",
                "a//b",
                "a:",
                "a:b:c",
                "a@",
                "a@sha256:12",
                "docker.io/A/b",
                "a/B",
                "a___b",
                "-a",
                "a..b",
                "a b",
                "a:-x",
                "http://a/b",
                "a?b"
            })
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("no image name");
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> part =
                Arbitraries.strings().withChars("ab01").ofMinLength(1).ofMaxLength(5);
        return Combinators.combine(
                        Arbitraries.of("", "localhost/", "r.example.org/", "h:5000/", "Host/"),
                        part.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of("", ":1", ":v1.2-x_y"),
                        Arbitraries.of("", "@sha256:" + "0a".repeat(32)))
                .as((domain, path, tag, digest) -> domain + String.join("/", path) + tag + digest);
    }

    @Property(tries = 500)
    void readsBackWhatItWrites(@ForAll("names") String name) {
        ImageReference reference = ImageReference.parse(name);

        assertThat(ImageReference.parse(reference.toString())).isEqualTo(reference);
    }

    @Property(tries = 300)
    void hasAnotherKeyWhenAnyIngredientChanges(
            @ForAll Map<String, String> ingredients, @ForAll String name, @ForAll String text) {
        Assume.that(!name.equals("format") && !text.equals(ingredients.get(name)));
        Map<String, String> other = new HashMap<>(ingredients);
        other.put(name, text);

        assertThat(BuildKey.of(other).id())
                .isNotEqualTo(BuildKey.of(ingredients).id());
        assertThat(BuildKey.of(new HashMap<>(ingredients))).isEqualTo(BuildKey.of(ingredients));
    }

    @Property(tries = 50)
    void showsNoIngredient(@ForAll("secretText") String text) {
        assertThat(BuildKey.of(Map.of("arguments", text)).toString()).doesNotContain(text);
    }

    @Provide
    Arbitrary<String> secretText() {
        return Arbitraries.strings().alpha().ofMinLength(12);
    }
}
