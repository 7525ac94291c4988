package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.file.CatalogFile;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.HostFile;
import io.github.runner4j.config.file.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Schemas and reference are made of the table of keys. With {@code -Drunner4j.write=true} they are written; otherwise they have to be
 * what they would be then.
 */
class ConfigurationPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/configuration.md");
    private static final String IN_JAR = "runner-api/src/main/resources/io/github/runner4j/config/";
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @ParameterizedTest
    @CsvSource({"docs/schema/", IN_JAR})
    void theSchemasAreThoseOfTheKeys(String folder) throws IOException {
        same(ROOT.resolve(folder + "host.schema.json"), pretty(Schemas.host()));
        same(ROOT.resolve(folder + "component.schema.json"), pretty(Schemas.component()));
    }

    @Test
    void theReferenceIsThatOfTheKeys() throws IOException {
        String page = Files.readString(PAGE);
        page = between(page, "host", Schemas.hostReference());
        page = between(page, "component", Schemas.componentReference());

        same(PAGE, page);
    }

    @Test
    void everyExampleCanBeRead() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path page : pages()) {
            YAML.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(examples::add);
        }

        assertThat(examples)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(yaml -> assertThatCode(() -> read(yaml)).doesNotThrowAnyException());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(each -> each.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static void read(String yaml) {
        ConfigText text = new ConfigText("example.yml", yaml);
        var documents = new YamlConfigReader().read(text);
        if (yaml.contains("kind: Component")) {
            assertThat(CatalogFile.read(text, documents)).hasSize(1);
        } else if (yaml.contains("  type: docker")) {
            ComponentFile.read(text, documents);
            assertThat(Schema.COMPONENT.mistakes(yaml)).isEmpty();
        } else {
            assertThat(Schema.HOST.mistakes(yaml)).isEmpty();
            HostFile.read(text, documents, name -> Optional.empty());
        }
    }

    private static String between(String page, String name, List<String> lines) {
        String from = "<!-- " + name + " -->\n";
        int begin = page.indexOf(from) + from.length();
        int end = page.indexOf("<!-- /" + name + " -->");
        return page.substring(0, begin) + String.join("\n", lines) + "\n" + page.substring(end);
    }

    private static void same(Path file, String text) throws IOException {
        if (Boolean.getBoolean("runner4j.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as(file + "; write it with -Drunner4j.write=true")
                .isEqualTo(text);
    }

    private static String pretty(String json) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        ObjectMapper mapper = new ObjectMapper();
        return mapper.writer(printer).writeValueAsString(mapper.readTree(json)) + "\n";
    }
}
