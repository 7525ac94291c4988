package planted.openclasses;

/** Extend this to be fine. */
public abstract class FineAbstract {}
