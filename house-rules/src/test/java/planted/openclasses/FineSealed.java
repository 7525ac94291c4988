package planted.openclasses;

public abstract sealed class FineSealed {
    static final class Only extends FineSealed {}
}
