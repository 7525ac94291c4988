package planted.api.docker;

final class FineDocker {
    org.slf4j.Logger log;
}
