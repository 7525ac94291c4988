package planted.threads;

public final class FineProgram {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
    }
}
