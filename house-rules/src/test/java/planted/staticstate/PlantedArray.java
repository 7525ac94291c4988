package planted.staticstate;

final class PlantedArray {
    static final byte[] BYTES = {1};
}
