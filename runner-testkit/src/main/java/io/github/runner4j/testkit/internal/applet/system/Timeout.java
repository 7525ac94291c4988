package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.program.Processes.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code timeout}: becomes the program, while a process beside it waits for the time to come. */
public final class Timeout {

    private Timeout() {}

    public static int run(Session session) throws IOException, InterruptedException {
        Options options = Options.parse(session.words(), "+s:k:");
        List<String> rest = options.rest();
        if (rest.size() < 2) {
            return session.usage("[-s SIG] [-k KILL_SECS] SECS PROG ARGS");
        }
        String name = options.value('s').orElse("TERM");
        Signal signal = Signal.parse(name).orElseThrow(() -> new IOException("unknown signal '" + name + "'"));
        Duration time = Sleep.parse(rest.get(0));
        Duration patience = Sleep.parse(options.value('k').orElse("0"));
        int own = session.context().processes().own();
        Running watch = session.context()
                .processes()
                .fork(
                        Run.start(
                                session,
                                session.context().arguments(),
                                session.context().environment()),
                        context -> {
                            context.sleep(time);
                            context.processes().signal(own, signal.name());
                            if (!patience.isZero()) {
                                context.sleep(patience);
                                context.processes().signal(own, Signal.KILL.name());
                            }
                            return 0;
                        });
        try {
            return Run.instead(
                    session, rest.subList(1, rest.size()), session.context().environment());
        } finally {
            session.context().processes().signal(watch.id(), Signal.KILL.name());
        }
    }
}
