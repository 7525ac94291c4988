package planted.layers.image;

final class FineImage {
    planted.layers.source.FineSource earlier;
}
