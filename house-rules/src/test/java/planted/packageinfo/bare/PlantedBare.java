package planted.packageinfo.bare;

final class PlantedBare {}
