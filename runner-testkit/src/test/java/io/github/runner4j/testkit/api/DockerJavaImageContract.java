package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.LoadImageCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PushResponseItem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images as docker-java handles them. */
abstract class DockerJavaImageContract extends DockerJavaContract {

    @Test
    @Sends({"listImagesCmd", "inspectImageCmd", "imageHistoryCmd"})
    void looksAtImages() {
        assertThat(docker().listImagesCmd()
                        .withFilter("reference", List.of(IMAGE))
                        .exec())
                .hasSize(1);
        assertThat(docker().inspectImageCmd(IMAGE).exec().getConfig().getCmd()).containsExactly("sh");
        assertThat(docker().imageHistoryCmd(IMAGE).exec()).hasSize(1);
    }

    @Test
    @Sends({"tagImageCmd", "removeImageCmd"})
    void namesAnImage() {
        docker().tagImageCmd(IMAGE, name("named"), "1").exec();

        assertThat(docker().inspectImageCmd(name("named") + ":1").exec().getId())
                .isEqualTo(docker().inspectImageCmd(IMAGE).exec().getId());
        docker().removeImageCmd(name("named") + ":1").exec();
        assertThatThrownBy(() -> docker().inspectImageCmd(name("named") + ":1").exec())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Sends("buildImageCmd")
    void buildsFromAnArchive() {
        byte[] context = Archives.tar(Map.of("Dockerfile", "FROM busybox\nRUN echo hi > /hi\n"));

        String id = docker().buildImageCmd()
                .withTarInputStream(new ByteArrayInputStream(context))
                .withTags(Set.of(name("built") + ":1"))
                .exec(new BuildImageResultCallback())
                .awaitImageId(30, TimeUnit.SECONDS);

        assertThat(docker().inspectImageCmd(name("built") + ":1").exec().getId())
                .contains(id);
    }

    @Test
    @Sends("buildImageCmd")
    void buildsFromADirectory(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("Dockerfile"), "FROM busybox\nCOPY note /note\n");
        Files.writeString(directory.resolve("note"), "hello");

        String id = docker().buildImageCmd(directory.toFile())
                .withTags(Set.of(name("built") + ":1"))
                .exec(new BuildImageResultCallback())
                .awaitImageId(30, TimeUnit.SECONDS);

        assertThat(docker().inspectImageCmd(name("built") + ":1").exec().getId())
                .contains(id);
    }

    @Test
    @Sends({"saveImageCmd", "saveImagesCmd", "loadImageCmd", "loadImageAsyncCmd"})
    void savesAndLoads() throws Exception {
        docker().tagImageCmd(IMAGE, name("saved"), "1").exec();
        byte[] one = bytes(docker().saveImageCmd(name("saved")).withTag("1").exec());
        byte[] several =
                bytes(docker().saveImagesCmd().withImage(name("saved"), "1").exec());
        docker().removeImageCmd(name("saved") + ":1").exec();

        docker().loadImageCmd(new ByteArrayInputStream(one)).exec();
        assertThat(docker().inspectImageCmd(name("saved") + ":1").exec().getId())
                .isNotEmpty();
        assertThat(docker().loadImageAsyncCmd(new ByteArrayInputStream(several))
                        .exec(new LoadImageCallback())
                        .awaitMessage())
                .contains(name("saved") + ":1");
    }

    @Test
    @Sends("createImageCmd")
    void bringsInNoArchive() {
        ByteArrayInputStream files = new ByteArrayInputStream(Archives.tar(Map.of("note", "hello")));

        // The client sends an empty JSON object in the archive's place, which is refused as one.
        assertThatThrownBy(() -> docker().createImageCmd(name("came"), files).exec())
                .hasMessageContaining("unexpected EOF");
    }

    @Test
    @Sends("pullImageCmd")
    void pulls() {
        assertThatThrownBy(() -> docker().pullImageCmd("127.0.0.1:1/" + name("far"))
                        .withTag("1")
                        .exec(new PullImageResultCallback())
                        .awaitCompletion(30, TimeUnit.SECONDS))
                .hasMessageContaining("connection refused");
    }

    @Test
    @Sends("pushImageCmd")
    void pushes() throws Exception {
        docker().tagImageCmd(IMAGE, "127.0.0.1:1/" + name("far"), "1").exec();
        ResultCallback.Adapter<PushResponseItem> callback =
                docker().pushImageCmd("127.0.0.1:1/" + name("far")).withTag("1").start();

        assertThatThrownBy(() -> callback.awaitCompletion(30, TimeUnit.SECONDS))
                .hasMessageContaining("connection refused");
    }

    @Test
    @Sends("searchImagesCmd")
    void searches() {
        assertThatThrownBy(() -> docker().searchImagesCmd("127.0.0.1:1/busybox").exec())
                .hasMessageContaining("127.0.0.1:1");
    }

    private static byte[] bytes(InputStream stream) throws Exception {
        try (stream) {
            return stream.readAllBytes();
        }
    }
}
