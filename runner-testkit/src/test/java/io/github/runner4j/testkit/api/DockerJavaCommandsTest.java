package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No command of docker-java is left out. */
class DockerJavaCommandsTest {

    @Test
    void haveACaseEach() {
        Set<String> commands = Arrays.stream(DockerClient.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.endsWith("Cmd"))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> tried = Stream.of(
                        DockerJavaSystemContract.class,
                        DockerJavaContainerContract.class,
                        DockerJavaImageContract.class,
                        DockerJavaSwarmContract.class)
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Sends.class))
                .flatMap(method ->
                        Arrays.stream(method.getAnnotation(Sends.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(tried).isEqualTo(commands);
    }
}
