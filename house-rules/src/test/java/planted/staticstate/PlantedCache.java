package planted.staticstate;

import java.util.concurrent.ConcurrentHashMap;

final class PlantedCache {
    private static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();
}
