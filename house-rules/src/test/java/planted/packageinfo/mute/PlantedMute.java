package planted.packageinfo.mute;

final class PlantedMute {}
