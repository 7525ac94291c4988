package planted.openclasses;

class FineHidden {
    public static class Open {}
}
