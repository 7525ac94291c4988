package planted.stacktraces;

final class PlantedTrace {
    void print(IllegalStateException e) {
        e.printStackTrace();
    }
}
