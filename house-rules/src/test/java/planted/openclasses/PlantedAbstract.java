package planted.openclasses;

/** Says nothing of how to use it. */
public abstract class PlantedAbstract {}
