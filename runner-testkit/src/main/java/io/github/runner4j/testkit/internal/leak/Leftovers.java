package io.github.runner4j.testkit.internal.leak;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Threads, sockets and temporary files that are there now and were not there before. */
public final class Leftovers {

    /** What ends takes a moment to be gone. */
    private static final Duration TO_END = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

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
        long end = System.nanoTime() + TO_END.toNanos();
        Set<Leftover> left = news();
        while (!left.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            left = news();
        }
        return left.stream().map(Leftover::words).sorted().toList();
    }

    private Set<Leftover> news() {
        Set<Leftover> now = all();
        now.removeAll(before);
        return now;
    }

    private static Set<Leftover> all() {
        Set<Leftover> all = new HashSet<>();
        for (Collection<Leftover> each :
                List.of(RunnerThreadNames.now(), VirtualThreadNames.now(), Sockets.now(), TemporaryFiles.now())) {
            all.addAll(each);
        }
        return all;
    }
}
