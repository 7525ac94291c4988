package io.github.runner4j.testkit.daemon;

import io.github.runner4j.testkit.internal.api.Census;
import io.github.runner4j.testkit.internal.api.EventRoutes;
import io.github.runner4j.testkit.internal.api.ImagePruneRoutes;
import io.github.runner4j.testkit.internal.api.ImageRoutes;
import io.github.runner4j.testkit.internal.api.NetworkRoutes;
import io.github.runner4j.testkit.internal.api.Router;
import io.github.runner4j.testkit.internal.api.SwarmRoutes;
import io.github.runner4j.testkit.internal.api.SystemRoutes;
import io.github.runner4j.testkit.internal.api.VolumeRoutes;
import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.ImageUses;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.network.Networks;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.internal.volume.Volumes;
import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.List;

/** The parts of a fake engine, put together. */
final class Engine {

    private final Router router;

    Engine(Dialect dialect, Time time, Threads threads) {
        EventLog events = new EventLog(time);
        Surroundings surroundings = new Surroundings(dialect, time, threads.workers(), new Ids(), events);
        this.router = new Router(dialect);
        Images images = new Images(surroundings);
        SystemRoutes.add(
                router, surroundings, () -> new Census(0, 0, 0, images.all().size()));
        SwarmRoutes.add(router);
        EventRoutes.add(router, surroundings);
        NetworkRoutes.add(router, new Networks(surroundings), surroundings);
        VolumeRoutes.add(router, new Volumes(surroundings), surroundings);
        ImageUses uses = List::of;
        ImageRoutes.add(router, surroundings, images, uses);
        ImagePruneRoutes.add(router, surroundings, images, uses);
    }

    Router router() {
        return router;
    }
}
