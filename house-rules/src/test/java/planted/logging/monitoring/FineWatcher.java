package planted.logging.monitoring;

final class FineWatcher {
    org.slf4j.Logger log;
}
