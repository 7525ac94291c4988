package planted.spi.spi;

final class FinePort {
    planted.spi.container.FineContainer seen;
}
