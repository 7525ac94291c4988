package planted.cycles.three;

public final class FineOne {
    planted.cycles.one.PlantedOne other;
}
