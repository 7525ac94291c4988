package planted.logging.testkit;

final class PlantedFake {
    org.slf4j.Logger log;
}
