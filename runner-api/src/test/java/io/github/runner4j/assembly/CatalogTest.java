package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.file.CatalogEntity;
import io.github.runner4j.config.file.SourceLocation;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Place;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testing.MemoryTree;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final Place PLACE = new Place("catalog-info.yaml", 1, 1);

    private final House house = House.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void launchesWhatTheEntitySays() {
        house.tree(new MemoryTree().file("api/Dockerfile", "FROM scratch\n").file("api/ops/run.yml", """
                        runner.type = docker
                        runner.dockerfile = Dockerfile
                        runner.ports = [9000]
                        runner.environment.FROM_FILE = yes
                        """));
        CatalogEntity entity = entity("true", "url:https://example.org/acme/hello/tree/main/api", "ops/run.yml");

        Instance app =
                house.runner.component(entity).healthCheck(HealthCheck.none()).start();

        assertThat(app.component()).isEqualTo("hello");
        assertThat(app.endpoint(9000).containerPort()).isEqualTo(9000);
        assertThat(house.images.built())
                .singleElement()
                .satisfies(build -> assertThat(build.dockerfile()).isEqualTo("api/Dockerfile"));
    }

    @Test
    void refusesAnEntityThatIsNotToBeRun() {
        CatalogEntity entity = entity("false", "url:https://example.org/acme/hello", "ops/run.yml");

        assertThatThrownBy(() -> house.runner.component(entity))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_RUNNER_ANNOTATION));
    }

    private static CatalogEntity entity(String enabled, String location, String configPath) {
        return new CatalogEntity(
                "hello", Optional.of(enabled), SourceLocation.parse(location), Optional.of(configPath), PLACE);
    }
}
