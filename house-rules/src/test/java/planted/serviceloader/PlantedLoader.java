package planted.serviceloader;

import java.util.ServiceLoader;

final class PlantedLoader {
    Object all() {
        return ServiceLoader.load(Runnable.class);
    }
}
