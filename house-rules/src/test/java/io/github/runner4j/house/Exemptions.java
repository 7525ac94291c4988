package io.github.runner4j.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;

/** Who may break a rule, and why: the class or package after the base, its reason on the same line. */
final class Exemptions {
    static final Map<String, String> THREADS = Map.of( //
            "assembly.RunnerThreads", "the one thread factory",
            "testkit.internal.thread.Threads", "that of the testkit, which has no runner");

    static final Map<String, String> PLACEMENT = Map.of( //
            "benchmarks", "measures plain docker-java beside us",
            "examples.Sample", "commits the bundled sample to a repository of its own, which no port does",
            "examples.JsonOutput", "a program prints JSON by a library, like any user's");

    static final Map<String, String> SIGNATURES = Map.of( //
            "monitoring.micrometer.InstanceMeters", "a MeterBinder is what Micrometer binds");

    static final Map<String, String> OPEN_CLASSES = Map.of( //
            "benchmarks", "JMH extends the classes it measures");

    static final Map<String, String> EXCEPTIONS = Map.of( //
            "testkit.internal.engine.Refusal", "an answer of the fake engine, which no caller ever catches",
            "testkit.internal.json.GoJson", "its fault becomes such an answer",
            "testkit.internal.archive.Extraction", "ends the reading of an archive, and becomes such an answer",
            "testkit.internal.shell.run.Jump", "leaves loops and functions of a script, never the shell",
            "testkit.internal.shell.syntax.ShellError", "ends a script, never leaves the shell");

    private Exemptions() {}

    static DescribedPredicate<JavaClass> none(House house, Map<String, String> exemptions) {
        return DescribedPredicate.describe(
                "without an exemption",
                type -> exemptions.keySet().stream().map(house::at).noneMatch(exempt -> covers(exempt, type)));
    }

    private static boolean covers(String exempt, JavaClass type) {
        return Checks.outermost(type).getName().equals(exempt)
                || (type.getPackageName() + ".").startsWith(exempt + ".");
    }
}
