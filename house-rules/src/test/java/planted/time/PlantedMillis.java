package planted.time;

final class PlantedMillis {
    long now() {
        return System.currentTimeMillis();
    }
}
