package io.github.runner4j.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrewTest {

    private final List<Runnable> threads = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Crew crew = new Crew(threads::add, 2);

    @Test
    void usesNoMoreThreadsThanItsSize() {
        hand("a", "b", "c", "d");

        assertThat(threads).hasSize(2);
    }

    @Test
    void doesWhatWaitedInOrder() {
        hand("a", "b", "c", "d");

        threads.get(0).run();

        assertThat(done).containsExactly("a", "b", "c", "d");
    }

    @Test
    void takesAThreadAgainWhenItHadNothingToDo() {
        hand("a");
        threads.get(0).run();

        hand("b", "c");

        assertThat(threads).hasSize(3);
    }

    @Test
    void doesNothingOnceDismissed() {
        hand("a", "b", "c");
        crew.dismiss();
        hand("d");

        threads.forEach(Runnable::run);

        assertThat(done).isEmpty();
    }

    private void hand(String... names) {
        for (String name : names) {
            crew.execute(() -> done.add(name));
        }
    }
}
