package planted.api.source;

final class PlantedSource {
    org.slf4j.Logger log;
}
