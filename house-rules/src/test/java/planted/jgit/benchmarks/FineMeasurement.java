package planted.jgit.benchmarks;

final class FineMeasurement {
    org.eclipse.jgit.lib.Repository seen;
}
