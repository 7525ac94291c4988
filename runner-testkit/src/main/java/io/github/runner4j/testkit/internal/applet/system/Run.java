package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Processes.Running;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs other programs for an applet. */
public final class Run {

    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private Run() {}

    /** How a program is started with the streams and the directory of this one. */
    public static Processes.Start start(Session session, List<String> words, Map<String, String> environment) {
        return new Processes.Start(
                words,
                environment,
                session.context().workingDirectory(),
                session.context().stdin(),
                session.context().stdout(),
                session.context().stderr());
    }

    /** Runs a program beside this one, and waits; complains when there is none. */
    public static int beside(Session session, List<String> words) throws IOException, InterruptedException {
        session.flush();
        Optional<Running> running = session.context()
                .processes()
                .start(start(session, words, session.context().environment()));
        return running.isPresent() ? running.get().await() : missing(session, words.get(0));
    }

    /** Lets a program take this one's place. */
    public static int instead(Session session, List<String> words, Map<String, String> environment)
            throws IOException, InterruptedException {
        session.flush();
        try {
            OptionalInt code = session.context().processes().exec(start(session, words, environment));
            return code.isPresent() ? code.getAsInt() : missing(session, words.get(0));
        } catch (InterruptedException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.toString(), e);
        }
    }

    private static int missing(Session session, String name) {
        String path = session.context().environment().getOrDefault("PATH", SearchPath.USUAL);
        boolean there = SearchPath.find(session.tree(), name, path).isPresent();
        Errno why = there ? Errno.PERMISSION : Errno.NO_ENTRY;
        session.complain("can't execute '" + name + "': " + why.text());
        return there ? NOT_EXECUTABLE : NOT_FOUND;
    }
}
