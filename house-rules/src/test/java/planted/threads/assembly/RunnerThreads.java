package planted.threads.assembly;

final class RunnerThreads {
    Object make() {
        return new Thread(() -> {});
    }
}
