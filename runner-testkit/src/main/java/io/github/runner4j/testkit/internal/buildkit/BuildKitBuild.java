package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.build.BuildOptions;
import io.github.runner4j.testkit.internal.build.BuildTools;
import io.github.runner4j.testkit.internal.build.ImageBuild;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.LayerReader;
import io.github.runner4j.testkit.internal.image.Platform;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A build by BuildKit. For one thread, but for {@link #interrupt()}. */
public final class BuildKitBuild implements ImageBuild {

    private static final String DEFAULT = "Dockerfile";

    private final Workshop workshop;
    private final BuildCache cache;
    private final byte[] context;

    /**
     * A build.
     *
     * @param context a tar, or a Dockerfile alone
     */
    public BuildKitBuild(BuildTools tools, BuildCache cache, byte[] context, BuildOptions options, Messages messages) {
        this.workshop = Workshop.of(tools, options, messages);
        this.cache = cache;
        this.context = context;
    }

    /** BuildKit tells no code but in words. */
    @Override
    public int exitCode() {
        return 0;
    }

    @Override
    public void interrupt() {
        workshop.running().interrupt();
    }

    @Override
    public Image run(Set<Reference> names) throws InterruptedException {
        Platform.parse(workshop.options().recipe().platform());
        Trace trace = workshop.trace();
        FileTree files = trace.run(Vertex.of("[internal] load remote build context"), this::files);
        Node copied = context(files);
        trace.run(copied.vertex(), () -> files);
        StagePlan plan = plan(copied, files);
        Solver solver =
                new Solver(trace, cache, workshop.options().cache().off(), workshop.clock(), workshop.gate(names));
        solver.done(copied, files);
        if (plan.node().isPresent()) {
            trace.announce(plan.node().get().vertices());
            solver.solve(plan.node().get());
        }
        Image image = export(plan, solver, names);
        workshop.messages().result("moby.image.id", Json.object().put("ID", image.id()));
        if (workshop.old()) {
            names.forEach(each -> workshop.messages().output("Successfully tagged " + each.familiar() + "\n"));
        }
        return image;
    }

    private Node context(FileTree files) {
        Vertex loaded = Vertex.of("[internal] load remote build context");
        return new Node(
                Vertex.of("copy /context /", List.of(loaded)),
                Optional.empty(),
                Optional.empty(),
                Operations.given("context", files));
    }

    /** What is no tar is a Dockerfile. */
    private FileTree files() {
        FileTree files = empty();
        try {
            LayerReader.read(new ByteArrayInputStream(context), files);
            return files;
        } catch (IOException | IllegalArgumentException e) {
            FileTree alone = empty();
            alone.put("/" + DEFAULT, FileNode.file(Content.of(context), 0600, Instant.EPOCH));
            return alone;
        }
    }

    private static FileTree empty() {
        return FileTree.of(FileNode.directory(0755, Instant.EPOCH));
    }

    private StagePlan plan(Node copied, FileTree files) throws InterruptedException {
        String solving = workshop.old() ? "failed to solve with frontend dockerfile.v0: " : "";
        String text;
        try {
            text = dockerfile(files);
        } catch (Refusal e) {
            throw Refusal.broken(solving + "failed to read dockerfile: " + e.message());
        }
        try {
            if (text.isEmpty()) {
                throw Refusal.broken("the Dockerfile cannot be empty");
            }
            return BuildPlan.of(workshop, copied, text);
        } catch (Refusal e) {
            throw Refusal.broken((workshop.old() ? solving + "failed to create LLB definition: " : "") + e.message());
        }
    }

    private String dockerfile(FileTree files) {
        String wanted = workshop.options().recipe().dockerfile();
        String name = wanted.isEmpty() ? DEFAULT : wanted;
        Optional<FileNode> lower = wanted.isEmpty() ? files.follow("/dockerfile") : Optional.empty();
        String place = workshop.old() ? "/var/lib/docker/tmp/buildkit-mount123456789/" : "";
        FileNode file = files.follow("/" + name)
                .or(() -> lower)
                .orElseThrow(() -> Refusal.broken("open " + place + name + ": no such file or directory"));
        return file.content().toString();
    }

    private Image export(StagePlan plan, Solver solver, Set<Reference> names) throws InterruptedException {
        Vertex vertex = Vertex.of("exporting to image");
        return workshop.trace().run(vertex, () -> export(plan, solver, vertex, names));
    }

    private Image export(StagePlan plan, Solver solver, Vertex export, Set<Reference> names)
            throws InterruptedException {
        Image image = new ImageWriter(solver).write(plan);
        workshop.trace().status(export, "exporting layers");
        workshop.tools().images().add(image);
        workshop.trace().status(export, "writing image " + image.id());
        for (Reference name : names) {
            workshop.tools().images().tag(image, name);
            workshop.trace().status(export, "naming to " + told(name));
        }
        return image;
    }

    /** 20.10 tells no tag that nobody wrote. */
    private String told(Reference name) {
        boolean silent = workshop.old() && name.equals(name.withTag("latest"));
        return silent ? name.name() : name.toString();
    }
}
