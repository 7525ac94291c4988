package io.github.runner4j.config.file;

import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.config.file.ConfigNode.Sequence;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.config.level.PolicyLevel;
import io.github.runner4j.error.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The host's values as the eight {@code RUNNER_DOCKER_*} variables, and back. */
public final class EnvironmentVariables {

    private static final String PREFIX = "RUNNER_DOCKER_";
    private static final String CONNECTION_TIMEOUT = PREFIX + "CONNECTION_TIMEOUT";
    private static final String BUILD_TIMEOUT = PREFIX + "BUILD_TIMEOUT";
    private static final String RUN_TIMEOUT = PREFIX + "RUN_TIMEOUT";
    private static final String MEMORY_LIMIT = PREFIX + "MEMORY_LIMIT";
    private static final String CPU_LIMIT = PREFIX + "CPU_LIMIT";
    private static final String TIMEOUT = PREFIX + "TIMEOUT";
    private static final String SECURITY_OPTIONS = PREFIX + "SECURITY_OPTIONS";
    private static final String CLEANUP_POLICY = PREFIX + "CLEANUP_POLICY";

    /** A comma inside an option ({@code --tmpfs=/tmp:rw,size=64m}) separates nothing. */
    private static final String BETWEEN_OPTIONS = ",(?=--)";

    private EnvironmentVariables() {}

    /**
     * Writes values as variables.
     *
     * @param config the values
     * @return times in ms, the lifetime in seconds, options separated by commas; only what is set
     */
    public static Map<String, String> write(ComponentConfig config) {
        Map<String, String> variables = new LinkedHashMap<>();
        config.launch().connectionTimeout().ifPresent(time -> variables.put(CONNECTION_TIMEOUT, millis(time)));
        config.launch().buildTimeout().ifPresent(time -> variables.put(BUILD_TIMEOUT, millis(time)));
        config.launch().runTimeout().ifPresent(time -> variables.put(RUN_TIMEOUT, millis(time)));
        config.run().limits().memoryBytes().ifPresent(bytes -> variables.put(MEMORY_LIMIT, Limits.size(bytes)));
        config.run().limits().cpus().ifPresent(cpus -> variables.put(CPU_LIMIT, Double.toString(cpus)));
        config.run().lifetime().ifPresent(time -> variables.put(TIMEOUT, Long.toString(time.toSeconds())));
        config.run()
                .security()
                .ifPresent(options -> variables.put(SECURITY_OPTIONS, String.join(",", options.words())));
        config.launch().imageCleanupPolicy().ifPresent(policy -> variables.put(CLEANUP_POLICY, word(policy)));
        return variables;
    }

    /**
     * Reads variables back.
     *
     * @param environment variables by name; those of other names are not looked at
     * @return what they say
     * @throws ConfigException with every variable whose value is not accepted
     */
    public static HostConfig read(Map<String, String> environment) {
        List<Entry> limits = new ArrayList<>();
        List<Entry> docker = new ArrayList<>();
        put(docker, environment, CONNECTION_TIMEOUT, "connectionTimeout");
        put(docker, environment, BUILD_TIMEOUT, "buildTimeout");
        put(docker, environment, RUN_TIMEOUT, "runTimeout");
        put(limits, environment, MEMORY_LIMIT, "memory");
        put(limits, environment, CPU_LIMIT, "cpus");
        put(limits, environment, TIMEOUT, "timeout");
        put(docker, environment, CLEANUP_POLICY, "imageCleanupPolicy");
        if (environment.containsKey(SECURITY_OPTIONS)) {
            docker.add(options(environment.getOrDefault(SECURITY_OPTIONS, "")));
        }
        Place place = Place.of(PREFIX + "*");
        docker.add(new Entry(Scalar.of(place, "resourceLimits", false), new Mapping(place, limits)));
        return read(new Mapping(place, docker));
    }

    private static HostConfig read(Mapping docker) {
        Problems problems = new Problems();
        Draft draft = new Draft(Origin.Kind.ENVIRONMENT);
        HostBlock.group(() -> draft).into(draft, docker, docker.place(), "", problems);
        problems.throwIfAny("The environment");
        return new HostConfig(draft.level(), Map.of(), MonitoringOptions.NONE, PolicyLevel.EMPTY);
    }

    private static void put(List<Entry> entries, Map<String, String> environment, String variable, String key) {
        Place place = Place.of(variable);
        if (environment.containsKey(variable)) {
            entries.add(new Entry(
                    Scalar.of(place, key, false), Scalar.of(place, environment.getOrDefault(variable, ""), true)));
        }
    }

    private static Entry options(String value) {
        Place place = Place.of(SECURITY_OPTIONS);
        List<ConfigNode> items = new ArrayList<>();
        for (String option : value.isBlank() ? new String[0] : value.split(BETWEEN_OPTIONS)) {
            items.add(Scalar.of(place, option.strip(), true));
        }
        return new Entry(Scalar.of(place, "securityOptions", false), new Sequence(place, items));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    private static String word(ImageCleanupPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
