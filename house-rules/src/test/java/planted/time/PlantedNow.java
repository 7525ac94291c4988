package planted.time;

import java.time.Instant;

final class PlantedNow {
    Instant now() {
        return Instant.now();
    }
}
