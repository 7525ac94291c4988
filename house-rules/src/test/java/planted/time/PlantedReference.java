package planted.time;

import java.time.Instant;
import java.util.function.Supplier;

final class PlantedReference {
    Supplier<Instant> now() {
        return Instant::now;
    }
}
