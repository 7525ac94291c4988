package io.github.runner4j.testkit.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.api.ArchiveRoutes;
import io.github.runner4j.testkit.internal.api.AttachRoutes;
import io.github.runner4j.testkit.internal.api.BuildRoutes;
import io.github.runner4j.testkit.internal.api.CallMoments;
import io.github.runner4j.testkit.internal.api.Census;
import io.github.runner4j.testkit.internal.api.CommitRoutes;
import io.github.runner4j.testkit.internal.api.ContainerRoutes;
import io.github.runner4j.testkit.internal.api.DiskUsageRoutes;
import io.github.runner4j.testkit.internal.api.EndpointRoutes;
import io.github.runner4j.testkit.internal.api.EventRoutes;
import io.github.runner4j.testkit.internal.api.FileRoutes;
import io.github.runner4j.testkit.internal.api.ImageCreateRoutes;
import io.github.runner4j.testkit.internal.api.ImagePruneRoutes;
import io.github.runner4j.testkit.internal.api.ImageRoutes;
import io.github.runner4j.testkit.internal.api.ImageTransferRoutes;
import io.github.runner4j.testkit.internal.api.LogRoutes;
import io.github.runner4j.testkit.internal.api.NetworkRoutes;
import io.github.runner4j.testkit.internal.api.RegistryRoutes;
import io.github.runner4j.testkit.internal.api.Router;
import io.github.runner4j.testkit.internal.api.StatsRoutes;
import io.github.runner4j.testkit.internal.api.SwarmRoutes;
import io.github.runner4j.testkit.internal.api.SystemRoutes;
import io.github.runner4j.testkit.internal.api.TopRoutes;
import io.github.runner4j.testkit.internal.api.VolumeRoutes;
import io.github.runner4j.testkit.internal.applet.Applets;
import io.github.runner4j.testkit.internal.build.EngineContainers;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.Stores;
import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Gate;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.image.ImageUses;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.mount.Mounter;
import io.github.runner4j.testkit.internal.network.Networks;
import io.github.runner4j.testkit.internal.programs.Programs;
import io.github.runner4j.testkit.internal.registry.Registries;
import io.github.runner4j.testkit.internal.ryuk.Ryuk;
import io.github.runner4j.testkit.internal.ryuk.Sweep;
import io.github.runner4j.testkit.internal.stats.Usages;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.internal.volume.Volumes;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of a fake engine, put together. */
final class Engine implements AutoCloseable {

    /** The image that is there from the start, for tests that build on something. */
    private static final String BASE_IMAGE = "busybox:latest";

    private static final String BASE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Surroundings surroundings;
    private final Programs programs = new Programs(Applets.executables());
    private final Images images;
    private final Registries registries = new Registries();
    private final Networks networks;
    private final Volumes volumes;
    private final ContainerEngine containers;
    private final Usages usages;
    private final Router router;

    Engine(Dialect dialect, Time time, Threads threads, Gate gate) {
        this.surroundings = new Surroundings(dialect, time, threads.workers(), new Ids(), new EventLog(time), gate);
        this.images = new Images(surroundings);
        this.networks = new Networks(surroundings);
        this.volumes = new Volumes(surroundings);
        Stores stores = new Stores(images, networks, volumes);
        this.containers = new ContainerEngine(surroundings, stores, programs);
        this.usages = new Usages(now());
        this.router = new Router(dialect);
        addRoutes();
        new FakeImage(this, BASE_IMAGE).environment("PATH", BASE_PATH).runsShell();
        provideRyuk(stores);
    }

    /** Testcontainers' helper is there without further ado, as it is for whoever can reach the hub. */
    private void provideRyuk(Stores stores) {
        Ryuk ryuk = new Ryuk(surroundings, new Sweep(containers, stores, this::uses));
        images.provide(
                Ryuk.REPOSITORY,
                name -> new FakeImage(this, name.familiar()).exposes(Ryuk.PORT).runs(ryuk));
    }

    private List<ImageUses.Use> uses() {
        return containers.containers().all().stream()
                .map(each -> new ImageUses.Use(each.id(), each.imageId(), each.isRunning()))
                .toList();
    }

    private void addRoutes() {
        ImageUses uses = this::uses;
        router.before(new CallMoments(surroundings.gate(), containers::target));
        SystemRoutes.add(router, surroundings, this::census);
        SwarmRoutes.add(router);
        EventRoutes.add(router, surroundings);
        NetworkRoutes.add(router, networks, surroundings);
        VolumeRoutes.add(router, volumes, surroundings);
        ContainerRoutes.add(router, containers);
        LogRoutes.add(router, containers.containers(), surroundings);
        AttachRoutes.add(router, containers);
        EndpointRoutes.add(router, containers);
        TopRoutes.add(router, containers);
        ArchiveRoutes.add(router, containers, new Mounter(volumes));
        FileRoutes.add(router, containers, images);
        StatsRoutes.add(router, containers, usages, surroundings);
        ImageRoutes.add(router, surroundings, images, uses);
        ImagePruneRoutes.add(router, surroundings, images, uses);
        ImageTransferRoutes.add(router, surroundings, images);
        ImageCreateRoutes.add(router, surroundings, images, registries);
        RegistryRoutes.add(router, surroundings, images, registries);
        CommitRoutes.add(router, surroundings, images, containers);
        DiskUsageRoutes.add(router, surroundings, images, containers, volumes);
        BuildRoutes.add(router, surroundings, images, new EngineContainers(containers), registries);
    }

    Router router() {
        return router;
    }

    Instant now() {
        return surroundings.time().clock().instant();
    }

    /** A file system with the shell and its programs, to begin with. */
    FileTree userland() {
        FileTree files = FileTree.of(FileNode.directory(0755, now()));
        Applets.install(files);
        return files;
    }

    /** The registry at a host. */
    FakeRegistry registry(String host) {
        return new FakeRegistry(registries, images, host);
    }

    /** The content that stands for a program. */
    Content register(Program program) {
        return programs.register(program);
    }

    /** Makes an image of files, gives it a name, and tells its id. */
    String keep(String name, FileTree files, ObjectNode config) {
        ObjectNode step = Json.object().put("created", now().toString()).put("comment", "made by a test");
        Image image = images.add(
                ImageDraft.scratch().config(config).files(files).step(step).at(now()));
        images.name(image, images.reference(name).withDefaultTag());
        return image.id();
    }

    /** The state of each container by name. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        containers.containers().all().forEach(each -> states.put(each.name(), each.status()));
        return states;
    }

    private Census census() {
        List<Container> all = containers.containers().all();
        int paused = (int) all.stream().filter(Container::isPaused).count();
        int running = (int) all.stream().filter(Container::isRunning).count() - paused;
        return new Census(
                running, paused, all.size() - running - paused, images.all().size());
    }

    /** Ends all programs. */
    @Override
    public void close() {
        containers.close();
    }
}
