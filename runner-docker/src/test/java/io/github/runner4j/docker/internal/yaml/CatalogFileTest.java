package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import io.github.runner4j.config.file.CatalogEntity;
import io.github.runner4j.config.file.CatalogFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.source.GitSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogFileTest {

    private static final String TWO_AND_A_SYSTEM = """
            apiVersion: backstage.io/v1alpha1
            kind: System
            metadata:
              name: shop
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: hello-api
              description: says hello
              annotations:
                backstage.io/source-location: url:https://example.org/acme/hello/tree/main/api
                runner.backstage.io/enabled: "true"
                runner.backstage.io/config-path: ops/run.yml
                example.org/other: x
            spec: {type: service, owner: team}
            ---
            kind: Component
            metadata: {name: plain}
            """;

    @Test
    void readsTheComponentsOfSeveralDocuments() {
        List<CatalogEntity> entities = read(TWO_AND_A_SYSTEM);

        assertThat(entities).extracting(CatalogEntity::name).containsExactly("hello-api", "plain");
        CatalogEntity hello = entities.get(0);
        assertThat(hello.enabled()).contains("true");
        assertThat(hello.configPath()).contains("ops/run.yml");
        assertThat(hello.location().orElseThrow().source())
                .usingRecursiveComparison()
                .isEqualTo(GitSource.of("https://example.org/acme/hello").ref("main"));
        assertThat(hello.location().orElseThrow().subdirectory()).isEqualTo("api");
        assertThat(hello.place()).hasToString("catalog-info.yaml:6:1");
        assertThat(hello.requireEnabled()).isSameAs(hello);
    }

    @Test
    void saysThatTheAnnotationIsMissing() {
        CatalogEntity plain = read(TWO_AND_A_SYSTEM).get(1);

        assertThatThrownBy(plain::requireEnabled)
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_RUNNER_ANNOTATION))
                .hasMessageContaining("plain (catalog-info.yaml:18:1)")
                .hasMessageContaining("it has no annotation runner.backstage.io/enabled");
    }

    @ParameterizedTest
    @CsvSource({
        "runner.backstage.io/enable",
        "runner.backstage.io/enabeld",
        "runner.backstage.io/Enabled",
        "runer.backstage.io/enabled"
    })
    void namesTheAnnotationThatWasProbablyMeant(String annotation) {
        CatalogEntity entity = read(component(annotation + ": \"true\"")).get(0);

        assertThat(entity.nearly()).contains(annotation);
        assertThatThrownBy(entity::requireEnabled)
                .hasMessageContaining("it has no annotation runner.backstage.io/enabled, but " + annotation
                        + ", which is not known. Add");
    }

    @Test
    void looksForNoOtherAnnotationWhenItIsThereOrFar() {
        assertThat(read(component("runner.backstage.io/enabled: \"no\"\n    runner.backstage.io/enable: x"))
                        .get(0)
                        .nearly())
                .isEmpty();
        assertThat(read(component("example.org/enabled: \"true\"\n    runner.backstage.io/config-path: x"))
                        .get(0)
                        .nearly())
                .isEmpty();
    }

    @Test
    void reportsMisspeltAnnotationsOfAComponentThatIsToBeRun() {
        String annotations = "runner.backstage.io/enabled: \"true\"\n    runner.backstage.io/config_pth: a\n"
                + "    backstage.io/sourcelocation: b\n    example.org/config-path: c";

        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(component(annotations)));

        assertThat(e.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "catalog-info.yaml:6:5: metadata.annotations[runner.backstage.io/config_pth]: is not a known"
                                + " annotation. Did you mean runner.backstage.io/config-path?",
                        "catalog-info.yaml:7:5: metadata.annotations[backstage.io/sourcelocation]: is not a known"
                                + " annotation. Did you mean backstage.io/source-location?");
        assertThat(e.problems().get(0).suggestion()).contains("runner.backstage.io/config-path");
        assertThat(read(component(annotations.replace("\"true\"", "\"false\""))))
                .hasSize(1);
    }

    private static String component(String annotations) {
        return "kind: Component\nmetadata:\n  name: a\n  annotations:\n    " + annotations + "\n";
    }

    @ParameterizedTest
    @CsvSource({"false", "'\"false\"'", "yes", "True", "1", "''"})
    void takesNoOtherWordForTrue(String value) {
        CatalogEntity entity =
                read("kind: Component\nmetadata:\n  name: a\n  annotations:\n    runner.backstage.io/enabled: " + value
                                + "\n")
                        .get(0);

        assertThatThrownBy(entity::requireEnabled).hasMessageContaining("runner.backstage.io/enabled");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThatThrownBy(() -> read("""
                kind: Component
                metadata:
                  name: -x
                  annotations:
                    backstage.io/source-location: dir:.
                    runner.backstage.io/config-path: ../secret.yml
                    runner.backstage.io/enabled: true
                ---
                - a
                ---
                metadata: {name: x}
                ---
                kind: Component
                metadata: x
                """))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.place().line() + ":"
                                        + problem.place().column() + " " + problem.key())
                                .containsExactly(
                                        "3:9 metadata.name",
                                        "5:35 metadata.annotations[backstage.io/source-location]",
                                        "6:38 metadata.annotations[runner.backstage.io/config-path]",
                                        "9:1 ",
                                        "11:1 kind",
                                        "13:1 metadata.name",
                                        "14:11 metadata"));
    }

    @Test
    void doesNotMindWhereAComponentIsThatIsNotToBeRun() {
        CatalogEntity entity = read("""
                kind: Component
                metadata:
                  name: docs
                  annotations: {backstage.io/source-location: "dir:.", runner.backstage.io/config-path: ../x}
                """).get(0);

        assertThat(entity.location()).isEmpty();
        assertThat(entity.configPath()).isEmpty();
        assertThatThrownBy(entity::requireEnabled)
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_RUNNER_ANNOTATION));
    }

    @Test
    void skipsEmptyDocumentsAndKeysWithoutAValue() {
        assertThat(read("---\n---\nkind: Component\nmetadata: {name: a, annotations: ~}\n---\n~\n"))
                .extracting(CatalogEntity::name)
                .containsExactly("a");
    }

    @Test
    void refusesKeysThatAreThereTwice() {
        assertThatThrownBy(() -> read("kind: Component\nmetadata: {name: a}\nkind: System\nmetadata: {name: b}\n"))
                .hasMessageContaining("3:1: has the key kind twice. Remove one.")
                .hasMessageContaining("4:1: has the key metadata twice. Remove one.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: ''                                    | 1:7: kind: \"\" is not accepted. Allowed: a text.",
                "kind: [a]                                   | 1:7: kind: is a list. Allowed: a text.",
                "kind:                                       | 1:1: kind: is missing.",
                "'just text'                                 | 1:1: \"just text\" is not accepted. Allowed: a group",
                "{kind: Component, metadata: {name: [a]}}    | 1:36: metadata.name: is a list. Allowed: 1 to 63",
                "{kind: Component, metadata: {name: a, annotations: b}} | 1:52: metadata.annotations: \"b\" is not",
                "{kind: Component, metadata: {name: a, annotations: {runner.backstage.io/enabled: [x]}}} |"
                        + " 1:82: metadata.annotations[runner.backstage.io/enabled]: is a list. Allowed: a text.",
            })
    void saysWhatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).hasMessageContaining(message);
    }

    private static List<CatalogEntity> read(String yaml) {
        ConfigText text = new ConfigText("catalog-info.yaml", yaml);
        return CatalogFile.read(text, new YamlConfigReader().read(text));
    }
}
