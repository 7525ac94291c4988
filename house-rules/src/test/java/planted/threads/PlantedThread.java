package planted.threads;

final class PlantedThread {
    Thread make() {
        return new Thread(() -> {});
    }
}
