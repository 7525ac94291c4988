package planted.printing;

final class PlantedPrint {
    void out() {
        System.out.println();
    }
}
