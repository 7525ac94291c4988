package io.github.runner4j.docker.internal.image;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.docker.internal.registry.RegistryCredentials;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.image.BuildKey;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A builder on one engine, and requests for it; removes what it built. */
final class BuildFixture implements AutoCloseable {

    /** Nobody's home: the user's own Docker configuration plays no part. */
    private static final Path NOWHERE = Path.of("no-such-home");

    final Daemon daemon;
    final DockerImageBuilder builder;
    final ManualContext context = ManualContext.create();
    private final List<String> references = new ArrayList<>();

    BuildFixture(Engine engine) {
        this.daemon = engine.daemon();
        this.builder = new DockerImageBuilder(
                daemon,
                new RegistryCredentials(CredentialProvider.NONE, new Machine(Map.of(), NOWHERE, Path.of("/"), "")));
    }

    BuildRequest request(SourceTree tree, String contextPath, String dockerfile, BuildOptions options) {
        return request(tree, contextPath, dockerfile, options, Map.of());
    }

    BuildRequest request(
            SourceTree tree,
            String contextPath,
            String dockerfile,
            BuildOptions options,
            Map<String, Credential> credentials) {
        String reference = "runner4j-test/" + UUID.randomUUID() + ":1";
        references.add(reference);
        return new BuildRequest(
                tree,
                contextPath,
                dockerfile,
                options,
                reference,
                BuildKey.of(Map.of()),
                Map.of("io.github.runner4j.test", "build"),
                credentials);
    }

    BuildRequest request(SourceTree tree) {
        return request(tree, "", "Dockerfile", BuildOptions.builder().build());
    }

    ImageDetails build(BuildRequest request) {
        return builder.build(request, context);
    }

    /** What still runs a command or works on a step with this text: the engine's containers, and the machine's processes. */
    List<String> leftovers(String mark) {
        Call call = Call.get("list containers", "/containers/json").query("all", true);
        Stream<String> containers = daemon.call(call, ManualContext.create()).json().list().stream()
                .map(each -> each.text("Id") + " " + each.text("Command"));
        Stream<String> processes = ProcessHandle.allProcesses().flatMap(each -> each.info().commandLine().stream());
        return Stream.concat(containers, processes)
                .filter(each -> each.contains(mark))
                .toList();
    }

    @Override
    public void close() {
        references.forEach(each -> builder.remove(each, ManualContext.create()));
    }
}
