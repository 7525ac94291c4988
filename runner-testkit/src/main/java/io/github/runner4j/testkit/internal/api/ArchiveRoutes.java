package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.archive.ArchivePath;
import io.github.runner4j.testkit.internal.archive.Archives;
import io.github.runner4j.testkit.internal.archive.PathStat;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.mount.Mounter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** Files that are copied out of containers and into them. */
public final class ArchiveRoutes {

    private static final String STAT = "X-Docker-Container-Path-Stat";

    private static final long SMALL = 64L * 1024;

    private final ContainerEngine engine;
    private final Archives archives;
    private final Mounter mounter;

    private ArchiveRoutes(ContainerEngine engine, Mounter mounter) {
        this.engine = engine;
        this.mounter = mounter;
        this.archives = new Archives(engine.early());
    }

    /** Adds them. */
    public static void add(Router router, ContainerEngine engine, Mounter mounter) {
        ArchiveRoutes routes = new ArchiveRoutes(engine, mounter);
        router.on("HEAD", "/containers/{id}/archive", routes::stat)
                .on("GET", "/containers/{id}/archive", routes::get)
                .on("PUT", "/containers/{id}/archive", routes::put);
    }

    private void stat(Call call) {
        ArchivePath path = path(call);
        Container container = engine.containers().find(call.variable("id"));
        PathStat stat = mounted(container, () -> find(call, container, path));
        Head head = new Head(200, call.common()).with(STAT, encoded(stat));
        call.exchange().answer(new Answer(head, Content.EMPTY));
    }

    private void get(Call call) throws IOException {
        ArchivePath path = path(call);
        Container container = engine.containers().find(call.variable("id"));
        mounter.tellMounted(container.id(), container.mounts());
        try {
            PathStat stat = find(call, container, path);
            engine.tell(container, "archive-path", Map.of());
            Head head = call.head(200, "application/x-tar").with(STAT, encoded(stat));
            send(call, head, container, path);
        } finally {
            mounter.tellUnmounted(container.id(), container.mounts());
        }
    }

    /** What is small is sent whole, so that its length is told. */
    private void send(Call call, Head head, Container container, ArchivePath path) throws IOException {
        if (Archives.size(container.files(), path) < SMALL) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            archives.write(container.files(), path, bytes);
            call.exchange().answer(new Answer(head, Content.of(bytes.toByteArray())));
            return;
        }
        try (OutputStream stream = call.exchange().open(head).stream()) {
            archives.write(container.files(), path, stream);
        }
    }

    private void put(Call call) throws IOException {
        ArchivePath path = path(call);
        Request request = call.request();
        Container container = engine.containers().find(call.variable("id"));
        mounter.tellMounted(container.id(), container.mounts());
        try {
            Unpacking unpacking = new Unpacking(container, engine.early());
            FileNode directory =
                    container.files().follow(path.given()).orElseThrow(() -> missing(call, container, path));
            unpacking.check(path, directory);
            unpacking.unpack(
                    path, call.exchange().body(), request.flag("noOverwriteDirNonDir"), request.flag("copyUIDGID"));
            engine.tell(container, "extract-to-dir", Map.of());
        } finally {
            mounter.tellUnmounted(container.id(), container.mounts());
        }
        call.nothing(200);
    }

    private static ArchivePath path(Call call) {
        String path = call.request().parameter("path").orElse("");
        if (path.isEmpty()) {
            // The engine forgets the blank, too.
            throw Refusal.badParameter("bad parameter: pathcannot be empty");
        }
        return new ArchivePath(path);
    }

    private PathStat mounted(Container container, Supplier<PathStat> work) {
        mounter.tellMounted(container.id(), container.mounts());
        try {
            return work.get();
        } finally {
            mounter.tellUnmounted(container.id(), container.mounts());
        }
    }

    private static PathStat find(Call call, Container container, ArchivePath path) {
        return PathStat.of(container.files(), path).orElseThrow(() -> missing(call, container, path));
    }

    private static Refusal missing(Call call, Container container, ArchivePath path) {
        if (path.leadsThroughFile(container.files())) {
            return Refusal.broken("lstat " + path.given() + ": not a directory");
        }
        return Refusal.notFound("Could not find the file " + path.given() + " in container " + call.variable("id"));
    }

    private static String encoded(PathStat stat) {
        String json = Json.text(Json.object()
                .put("name", stat.name())
                .put("size", stat.size())
                .put("mode", stat.mode())
                .put("mtime", Moments.text(stat.modified()))
                .put("linkTarget", stat.target()));
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
