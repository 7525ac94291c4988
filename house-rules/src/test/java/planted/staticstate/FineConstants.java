package planted.staticstate;

import java.util.List;
import java.util.concurrent.TimeUnit;

final class FineConstants {
    static final List<String> LIST = List.of();
    private static final byte[] BYTES = {1};
    static final TimeUnit UNIT = TimeUnit.DAYS;
    int count;
}
