package planted.packageinfo.unmarked;

final class PlantedUnmarked {}
