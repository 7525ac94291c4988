package planted.printing;

final class PlantedErrorReference {
    Runnable out() {
        return System.err::println;
    }
}
