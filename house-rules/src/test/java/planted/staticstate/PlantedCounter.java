package planted.staticstate;

import java.util.concurrent.atomic.AtomicInteger;

final class PlantedCounter {
    private static final AtomicInteger COUNT = new AtomicInteger();
}
