package planted.openclasses;

public final class FineFinal {}
