package planted.staticstate;

final class PlantedVariable {
    static int count;
}
