package io.github.runner4j.testkit.internal.leak;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads of the library and the testkit, the virtual ones included. No list of threads has those, but the JVM's own dump: from
 * Java 21 on, by reflection, because the testkit is compiled for Java 17.
 */
final class VirtualThreadNames {

    private static final int FIRST_JAVA = 21;
    private static final String BEAN = "com.sun.management.HotSpotDiagnosticMXBean";

    private VirtualThreadNames() {}

    static List<Leftover> now() {
        if (Runtime.version().feature() < FIRST_JAVA) {
            return List.of();
        }
        try {
            return read(dump());
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            // A JVM that does not dump its threads: then only the others are looked at.
            return List.of();
        }
    }

    private static byte[] dump() throws IOException, ReflectiveOperationException {
        Path folder = Files.createTempDirectory("runner4j-threads-");
        Path file = folder.resolve("dump.json");
        try {
            Class<?> bean = Class.forName(BEAN);
            Class<?> format = Class.forName(BEAN + "$ThreadDumpFormat");
            Object json = format.getMethod("valueOf", String.class).invoke(null, "JSON");
            Method dump = bean.getMethod("dumpThreads", String.class, format);
            dump.invoke(
                    ManagementFactory.getPlatformMXBean(bean.asSubclass(PlatformManagedObject.class)),
                    file.toString(),
                    json);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static List<Leftover> read(byte[] dump) {
        List<Leftover> found = new ArrayList<>();
        JsonNode containers = Json.parse(dump).orElseThrow().path("threadDump").path("threadContainers");
        for (JsonNode container : containers) {
            for (JsonNode thread : container.path("threads")) {
                String name = thread.path("name").asText();
                if (RunnerThreadNames.isOurs(name)) {
                    found.add(RunnerThreadNames.leftover(thread.path("tid").asLong(), name));
                }
            }
        }
        return found;
    }
}
