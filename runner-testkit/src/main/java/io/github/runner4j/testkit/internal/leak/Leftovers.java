package io.github.runner4j.testkit.internal.leak;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Threads, sockets and temporary files that are there now and were not there before. */
public final class Leftovers {

    private final Set<Leftover> before;

    private Leftovers(Set<Leftover> before) {
        this.before = before;
    }

    /** Remembers what there is. */
    public static Leftovers since() {
        return new Leftovers(all());
    }

    /** What has come since and does not go within two seconds, in words. */
    public List<String> left() {
        return Patience.whatStays(this::news).stream()
                .map(Leftover::words)
                .sorted()
                .toList();
    }

    private Set<Leftover> news() {
        Set<Leftover> now = all();
        now.removeAll(before);
        return now;
    }

    /** A thread that is interrupted can read no file, and would find nothing. */
    private static Set<Leftover> all() {
        boolean interrupted = Thread.interrupted();
        try {
            Set<Leftover> all = new HashSet<>();
            for (Collection<Leftover> each :
                    List.of(RunnerThreadNames.now(), VirtualThreadNames.now(), Sockets.now(), TemporaryFiles.now())) {
                all.addAll(each);
            }
            return all;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
