package planted.assembly.assembly;

public final class FineAssembly {
    planted.assembly.spi.FinePort port;
}
