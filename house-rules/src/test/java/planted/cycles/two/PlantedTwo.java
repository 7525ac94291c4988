package planted.cycles.two;

public final class PlantedTwo {
    planted.cycles.one.PlantedOne other;
}
