package io.github.runner4j.assembly;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.instance.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must survive this process is written on the container. Each label's name begins with {@value #PREFIX}.
 *
 * @param owner whose instance it is
 * @param instance its id
 * @param component its component
 * @param revision the revision of its source
 * @param spec a digest of what it was started with
 * @param image the name of its image
 * @param removeImage whether the image goes with it
 * @param started when its launch began
 * @param ends when its lifetime is over
 * @param grace how long its program may take to end
 * @param check how to find out whether it does its work
 */
record Labels(
        String owner,
        InstanceId instance,
        String component,
        String revision,
        String spec,
        String image,
        boolean removeImage,
        Instant started,
        Optional<Instant> ends,
        Duration grace,
        HealthCheck check) {

    static final String PREFIX = "io.github.runner4j.";
    static final String OWNER = PREFIX + "owner";
    static final String INSTANCE = PREFIX + "instance";
    static final String COMPONENT = PREFIX + "component";

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_GRACE = Duration.ofDays(1);

    private static final String REVISION = PREFIX + "revision";
    private static final String SPEC = PREFIX + "spec";
    private static final String IMAGE = PREFIX + "image";
    private static final String REMOVE_IMAGE = PREFIX + "remove-image";
    private static final String STARTED = PREFIX + "started";
    private static final String ENDS = PREFIX + "ends";
    private static final String GRACE = PREFIX + "stop-grace";
    private static final String CHECK = PREFIX + "health-check";

    /** The labels of a container. */
    Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(OWNER, owner);
        map.put(INSTANCE, instance.value());
        map.put(COMPONENT, component);
        map.put(REVISION, revision);
        map.put(SPEC, spec);
        map.put(IMAGE, image);
        map.put(REMOVE_IMAGE, Boolean.toString(removeImage));
        map.put(STARTED, started.toString());
        ends.ifPresent(time -> map.put(ENDS, time.toString()));
        map.put(GRACE, grace.toString());
        map.put(CHECK, HealthCheckText.write(check));
        return map;
    }

    /** Reads a container's labels. A label that is missing or damaged gets a harmless value: the container must stay in reach. */
    static Labels read(ContainerState state) {
        Map<String, String> map = state.labels();
        return new Labels(
                map.getOrDefault(OWNER, ""),
                new InstanceId(map.getOrDefault(INSTANCE, state.id())),
                map.getOrDefault(COMPONENT, state.name()),
                map.getOrDefault(REVISION, ""),
                map.getOrDefault(SPEC, ""),
                map.getOrDefault(IMAGE, state.image()),
                Boolean.parseBoolean(map.get(REMOVE_IMAGE)),
                time(map, STARTED).or(state::startedAt).orElse(Instant.EPOCH),
                time(map, ENDS),
                grace(map),
                HealthCheckText.read(map.getOrDefault(CHECK, "")));
    }

    private static Optional<Instant> time(Map<String, String> map, String name) {
        try {
            return Optional.ofNullable(map.get(name)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration grace(Map<String, String> map) {
        try {
            Duration grace = Duration.parse(map.getOrDefault(GRACE, ""));
            return grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0 ? DEFAULT_GRACE : grace;
        } catch (DateTimeParseException e) {
            return DEFAULT_GRACE;
        }
    }
}
