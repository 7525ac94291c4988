package planted.threads;

import java.util.concurrent.Executors;

final class PlantedExecutors {
    Object make() {
        return Executors.newCachedThreadPool();
    }
}
