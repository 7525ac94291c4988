package planted.threads;

import java.util.concurrent.ScheduledThreadPoolExecutor;

final class PlantedPool {
    Object make() {
        return new ScheduledThreadPoolExecutor(1);
    }
}
