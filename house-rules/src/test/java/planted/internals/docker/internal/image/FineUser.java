package planted.internals.docker.internal.image;

final class FineUser {
    planted.internals.docker.internal.git.FineShared used;
}
