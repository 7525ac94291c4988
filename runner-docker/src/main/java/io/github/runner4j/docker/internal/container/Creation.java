package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.spi.StageContext;

/** Makes a container, with an init process where the engine has one. */
final class Creation {

    private final Daemon daemon;

    private final ContainerSpec spec;

    private final boolean swap;

    Creation(Daemon daemon, ContainerSpec spec, boolean swap) {
        this.daemon = daemon;
        this.spec = spec;
        this.swap = swap;
    }

    /** Without an init process a program that handles no signals takes the whole grace period to stop. */
    String create(StageContext context) {
        boolean init = spec.options().init().orElse(true);
        try {
            return create(init, context);
        } catch (ContainerException e) {
            boolean wanted = spec.options().init().isPresent();
            if (!init || wanted || !e.code().equals(ErrorCode.DOCKER_OPERATION_UNSUPPORTED)) {
                throw e;
            }
            String id = create(false, context);
            context.output("The engine has no init process (" + e.getMessage()
                    + "): the container runs without one, and may be slow to stop.");
            return id;
        }
    }

    private String create(boolean init, StageContext context) {
        Call call = Call.post("create container " + spec.name(), "/containers/create")
                .query("name", spec.name())
                .json(CreateBody.of(spec, swap, init));
        return daemon.call(call, context).json().text("Id");
    }
}
