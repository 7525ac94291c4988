package planted.assembly.instance;

final class PlantedInstance {
    planted.assembly.assembly.FineAssembly assembly;
}
