package planted.api.source;

final class FineSource {
    java.util.List<int[]> list;
}
