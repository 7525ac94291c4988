package planted.sleeping;

final class PlantedSleep {
    void doze() throws InterruptedException {
        Thread.sleep(1);
    }
}
