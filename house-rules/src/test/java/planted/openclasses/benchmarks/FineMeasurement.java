package planted.openclasses.benchmarks;

public class FineMeasurement {}
