package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine as users of docker-java see it. Extend this. */
abstract class DockerJavaContract extends EngineContract {

    /** A case that says what it is about, and does something else, fails. */
    @RegisterExtension
    final AfterTestExecutionCallback honesty = context -> {
        if (context.getExecutionException().isEmpty()) {
            Sends sends = context.getRequiredTestMethod().getAnnotation(Sends.class);
            assertThat(this.sent).as("commands of the case").contains(sends.value());
        }
    };

    private final Set<String> sent = new TreeSet<>();
    private DockerClient plain;
    private DockerClient recording;

    @BeforeEach
    void connect() {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(target.address().toString())
                .withDockerTlsVerify(false)
                .withApiVersion(target.api())
                .build();
        plain = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .responseTimeout(Duration.ofSeconds(30))
                        .build());
        recording = (DockerClient) Proxy.newProxyInstance(
                DockerClient.class.getClassLoader(),
                new Class<?>[] {DockerClient.class},
                (proxy, method, arguments) -> {
                    sent.add(method.getName());
                    try {
                        return method.invoke(plain, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void disconnect() throws IOException {
        plain.close();
    }

    /** The client; it remembers which commands were asked of it. */
    DockerClient docker() {
        return recording;
    }

    /** A container that is to be created, with the case's name and label. */
    CreateContainerCmd busybox(String suffix, String... command) {
        return plain.createContainerCmd(IMAGE)
                .withName(name(suffix))
                .withLabels(Map.of(Resources.LABEL, name("")))
                .withCmd(command);
    }

    /** Creates a container and starts it, and returns its id. */
    String started(String suffix, String... command) {
        String id = busybox(suffix, command).exec().getId();
        plain.startContainerCmd(id).exec();
        return id;
    }

    /** Everything that a stream carries, up to its end. */
    static final class Text extends ResultCallback.Adapter<Frame> {

        private final StringBuffer text = new StringBuffer();

        @Override
        public void onNext(Frame frame) {
            text.append(new String(frame.getPayload()));
        }

        /** Waits for the end. */
        String text() throws InterruptedException {
            assertThat(awaitCompletion(Client.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the stream ended")
                    .isTrue();
            return text.toString();
        }
    }
}
