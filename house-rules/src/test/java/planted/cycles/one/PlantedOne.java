package planted.cycles.one;

public final class PlantedOne {
    planted.cycles.two.PlantedTwo other;
}
