package planted.synchronizing;

final class FineLock {
    void work() {
        synchronized (this) {
            notifyAll();
        }
    }
}
