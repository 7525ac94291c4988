package planted.openclasses;

public class PlantedOpen {}
