package io.github.runner4j.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Every rule by the name of the package that plants its violation. */
final class Rules {
    private static final Map<String, Function<House, ArchRule>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("cycles", Layers::noPackageCycles);
        ALL.put("layers", Layers::layersLookDown);
        ALL.put("spi", Layers::spiSeesNoInstanceEventOrRoot);
        ALL.put("assembly", Layers::onlyAssemblySeesAll);
        ALL.put("api", Layers::apiStandsAlone);
        ALL.put("monitoring", Layers::monitoringKnowsNeitherDockerNorSpi);
        ALL.put("remotecontrol", Layers::watcherDoesNotSeeItsRemoteControl);
        ALL.put("testkit", Layers::testkitKnowsNeitherDockerNorMonitoring);
        ALL.put("dockerjava", Placement::dockerJavaStaysWithTheEngine);
        ALL.put("jgit", Placement::jgitStaysWithGit);
        ALL.put("jackson", Placement::jacksonStaysWithItsFormats);
        ALL.put("micrometer", Placement::micrometerStaysWithItsBinder);
        ALL.put("logging", Placement::slf4jStaysInDockerAndMonitoring);
        ALL.put("signatures", Placement::noLibraryInAPublicSignature);
        ALL.put("internals", Shape::internalTypesArePackagePrivateUnlessShared);
        ALL.put("openclasses", Shape::publicClassesAreClosedOrMeantForExtension);
        ALL.put("packageinfo", Shape::everyPackageIsIntroduced);
        ALL.put("exceptions", Shape::everyExceptionIsARunnerException);
        ALL.put("printing", Conduct::onlyProgramsPrint);
        ALL.put("stacktraces", Conduct::noPrintedStackTraces);
        ALL.put("sleeping", Conduct::noSleeping);
        ALL.put("serviceloader", Conduct::noServiceLoader);
        ALL.put("synchronizing", Conduct::noSynchronizedMethods);
        ALL.put("staticstate", Conduct::noStaticMutableState);
        ALL.put("threads", Conduct::threadsComeFromTheFactory);
        ALL.put("time", Conduct::timeComesFromTheClock);
    }

    private Rules() {}

    static Iterable<String> names() {
        return ALL.keySet();
    }

    /** A rule may find no class to look at: modules are filled one after another, and each planting fills few. */
    static ArchRule rule(String name, House house) {
        return ALL.get(name).apply(house).allowEmptyShould(true);
    }
}
