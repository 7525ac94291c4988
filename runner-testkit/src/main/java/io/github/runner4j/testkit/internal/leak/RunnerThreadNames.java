package io.github.runner4j.testkit.internal.leak;

import java.util.List;

/** The platform threads of the library and the testkit, known by their names. */
final class RunnerThreadNames {

    static final String PREFIX = "runner-";

    private RunnerThreadNames() {}

    static List<Leftover> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().startsWith(PREFIX) && each.isAlive())
                .map(each -> new Leftover("thread " + System.identityHashCode(each), "thread " + each.getName()))
                .toList();
    }
}
