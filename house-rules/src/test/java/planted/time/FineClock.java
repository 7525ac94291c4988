package planted.time;

import java.time.Clock;
import java.time.Instant;

final class FineClock {
    Instant now(Clock clock) {
        return Instant.now(clock);
    }
}
