package planted.openclasses;

/** Its nested class is open. */
public final class PlantedOutside {
    public static class Open {}
}
