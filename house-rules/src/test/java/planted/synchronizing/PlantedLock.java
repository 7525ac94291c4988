package planted.synchronizing;

final class PlantedLock {
    synchronized void work() {}
}
