package io.github.runner4j.testkit.internal.leak;

import java.util.List;

/** The platform threads of the library and the testkit, known by their names. */
final class RunnerThreadNames {

    private static final String PREFIX = "runner-";

    private RunnerThreadNames() {}

    static List<Leftover> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> isOurs(each.getName()) && each.isAlive())
                .map(each -> leftover(each.getId(), each.getName()))
                .toList();
    }

    static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }

    /** The same for one thread, wherever it was found. */
    static Leftover leftover(long id, String name) {
        return new Leftover("thread " + id, "thread " + name);
    }
}
