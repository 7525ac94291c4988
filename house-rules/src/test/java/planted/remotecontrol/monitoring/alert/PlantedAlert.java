package planted.remotecontrol.monitoring.alert;

final class PlantedAlert {
    planted.remotecontrol.monitoring.http.FineServer seen;
}
