package io.github.runner4j.config;

import java.util.OptionalDouble;
import java.util.OptionalLong;

record LimitsValues(OptionalLong memoryBytes, OptionalDouble cpus, OptionalLong pids) implements Limits {

    static final Limits NONE = new LimitsValues(OptionalLong.empty(), OptionalDouble.empty(), OptionalLong.empty());
}
