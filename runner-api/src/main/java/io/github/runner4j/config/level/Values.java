package io.github.runner4j.config.level;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Every value that is set, by name, as it may be shown. The one list of these names. */
final class Values {

    private static final String HEALTH_CHECK = "healthCheck.";

    private final Map<String, String> shown = new LinkedHashMap<>();

    private Values() {}

    /** The names of those that were set: the others have their defaults. */
    static Set<String> given(ComponentConfig config) {
        Set<String> names = new LinkedHashSet<>(of(config).keySet());
        Optional<HealthCheck> check = config.run().healthCheck();
        names.removeIf(name -> name.startsWith(HEALTH_CHECK)
                && !check.map(HealthCheck::given).orElse(Set.of()).contains(name.substring(HEALTH_CHECK.length())));
        return names;
    }

    static Map<String, String> of(ComponentConfig config) {
        Values values = new Values();
        values.build(config.build());
        values.run(config.run());
        values.launch(config.launch());
        return values.shown;
    }

    private void build(BuildOptions build) {
        put("dockerfile", build.dockerfile());
        put("build.context", build.context());
        put("build.target", build.target());
        put("build.platform", build.platform());
        put("build.builder", build.builderKind().map(Values::word));
        variables("build.args", build.arguments());
    }

    private void run(RunOptions run) {
        put("ports", some(run.ports()));
        variables("environment", run.environment());
        put("volumes", some(run.volumes()));
        run.labels()
                .forEach((name, value) ->
                        shown.put("labels." + name, Variable.of(name, value).shown()));
        limits(run.limits());
        put("lifetime", run.lifetime().map(Values::time));
        put("securityOptions", run.security().map(options -> options.words()));
        run.healthCheck().ifPresent(this::healthCheck);
        put("command", run.command());
        put("entrypoint", run.entrypoint());
        put("workingDirectory", run.workingDirectory());
        put("network", run.network());
        put("restartPolicy", run.restartPolicy().map(policy -> policy.word()));
        put("stopSignal", run.stopSignal());
        put("stopGracePeriod", run.stopGracePeriod().map(Values::time));
        put("init", run.init());
    }

    private void limits(Limits limits) {
        limits.memoryBytes().ifPresent(bytes -> shown.put("resourceLimits.memory", Limits.size(bytes)));
        limits.cpus().ifPresent(cpus -> shown.put("resourceLimits.cpus", Double.toString(cpus)));
        limits.pids().ifPresent(pids -> shown.put("resourceLimits.pids", Long.toString(pids)));
    }

    private void healthCheck(HealthCheck check) {
        HealthCheck.Probe probe = check.probe();
        if (check.asks()) {
            shown.put(HEALTH_CHECK + "type", probe.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        if (probe instanceof HealthCheck.Http http) {
            shown.put(HEALTH_CHECK + "path", http.path());
            port(http.port());
        }
        if (probe instanceof HealthCheck.Tcp tcp) {
            port(tcp.port());
        }
        if (probe instanceof HealthCheck.Exec exec) {
            shown.put(HEALTH_CHECK + "command", exec.command().toString());
        }
        shown.put(HEALTH_CHECK + "interval", time(check.interval()));
        shown.put(HEALTH_CHECK + "timeout", time(check.timeout()));
        shown.put(HEALTH_CHECK + "retries", Integer.toString(check.retries()));
        shown.put(HEALTH_CHECK + "startPeriod", time(check.startPeriod()));
    }

    private void port(OptionalInt port) {
        port.ifPresent(number -> shown.put(HEALTH_CHECK + "port", Integer.toString(number)));
    }

    private void launch(LaunchOptions launch) {
        put("connectionTimeout", launch.connectionTimeout().map(Values::time));
        put("fetchTimeout", launch.fetchTimeout().map(Values::time));
        put("buildTimeout", launch.buildTimeout().map(Values::time));
        put("runTimeout", launch.runTimeout().map(Values::time));
        put("imageCleanupPolicy", launch.imageCleanupPolicy().map(Values::word));
    }

    private void variables(String group, List<Variable> variables) {
        variables.forEach(each -> shown.put(group + "." + each.name(), each.shown()));
    }

    private void put(String name, Optional<?> value) {
        value.ifPresent(present -> shown.put(name, present.toString()));
    }

    private static <T extends Collection<?>> Optional<T> some(T values) {
        return Optional.of(values).filter(all -> !all.isEmpty());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String time(Duration time) {
        if (time.toNanosPart() != 0) {
            return time.compareTo(Duration.ofDays(1)) < 0 ? time.toMillis() + "ms" : time.toString();
        }
        long seconds = time.toSeconds();
        if (seconds % 60 != 0 || seconds == 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
