package planted.threads;

import java.util.function.Function;

final class PlantedReference {
    Function<Runnable, Thread> make() {
        return Thread::new;
    }
}
