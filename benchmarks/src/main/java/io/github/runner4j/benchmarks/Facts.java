package io.github.runner4j.benchmarks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Where the figures come from. */
final class Facts {

    private Facts() {}

    static String of(DockerClient client) {
        Version engine = client.versionCmd().exec();
        return "Engine " + engine.getVersion() + " (API " + engine.getApiVersion() + "), " + ofMachine();
    }

    static String ofMachine() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s %s on %s, %d processors, load %.1f, Java %s, %s",
                machine.getName(),
                machine.getVersion(),
                machine.getArch(),
                machine.getAvailableProcessors(),
                machine.getSystemLoadAverage(),
                Runtime.version().feature(),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
