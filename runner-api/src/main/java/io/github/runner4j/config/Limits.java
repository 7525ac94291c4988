package io.github.runner4j.config;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container may use. An absent limit is taken from the level below: the file, then the settings. Immutable. */
public sealed interface Limits permits LimitsValues {

    /** The least memory an engine accepts, in bytes: 6 MiB. Source: Docker Engine, {@code linuxMinMemory}. */
    long LEAST_MEMORY_BYTES = 6L * 1024 * 1024;

    /** The least share of a core that can be set. */
    double LEAST_CPUS = 0.1;

    /** The most cores that can be set. */
    double MOST_CPUS = 32.0;

    /**
     * Memory in bytes, at least {@value #LEAST_MEMORY_BYTES}. Swap is not given on top.
     *
     * @return the limit, if set
     */
    OptionalLong memoryBytes();

    /**
     * Processor time in cores, {@value #LEAST_CPUS} to {@value #MOST_CPUS}.
     *
     * @return the limit, if set
     */
    OptionalDouble cpus();

    /**
     * Processes and threads, at least 1.
     *
     * @return the limit, if set
     */
    OptionalLong pids();

    /**
     * These limits, and for those not set the others.
     *
     * @param base the level below
     * @return the combination
     */
    default Limits over(Limits base) {
        return new LimitsValues(
                memoryBytes().isPresent() ? memoryBytes() : base.memoryBytes(),
                cpus().isPresent() ? cpus() : base.cpus(),
                pids().isPresent() ? pids() : base.pids());
    }

    /**
     * A builder that starts from these limits.
     *
     * @return the builder
     */
    default Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * No limit set.
     *
     * @return the empty value
     */
    static Limits none() {
        return LimitsValues.NONE;
    }

    /**
     * Limits set in one expression.
     *
     * @param settings what to set: {@code limits -> limits.memory("512m").cpus(1.5)}
     * @return the limits
     */
    static Limits of(UnaryOperator<Builder> settings) {
        return settings.apply(none().toBuilder()).build();
    }

    /**
     * A number of bytes as people write it.
     *
     * @param bytes zero or more
     * @return in the largest unit that makes a whole number of it, as in {@code 512m}
     */
    static String size(long bytes) {
        String units = "bkmg";
        long number = bytes;
        int unit = 0;
        while (unit < units.length() - 1 && number > 0 && number % 1024 == 0) {
            number /= 1024;
            unit++;
        }
        return unit == 0 ? Long.toString(number) : number + units.substring(unit, unit + 1);
    }

    /** Sets limits one by one. */
    final class Builder {

        private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})([bkmgBKMG]?)");

        private OptionalLong memoryBytes;
        private OptionalDouble cpus;
        private OptionalLong pids;

        private Builder(Limits start) {
            this.memoryBytes = start.memoryBytes();
            this.cpus = start.cpus();
            this.pids = start.pids();
        }

        /**
         * Memory as people write it.
         *
         * @param size digits and an optional unit {@code b}, {@code k}, {@code m} or {@code g} (powers of 1024): {@code 512m}
         * @return this
         * @throws ConfigException when the text is no size or too little
         */
        public Builder memory(String size) {
            long bytes = parseSize(size)
                    .orElseThrow(() -> Invalid.value("The memory limit", size, "digits and b, k, m or g, as in 512m"));
            return memory(bytes, size);
        }

        /**
         * Memory in bytes.
         *
         * @param bytes at least {@value #LEAST_MEMORY_BYTES}
         * @return this
         * @throws ConfigException when it is too little
         */
        public Builder memoryBytes(long bytes) {
            return memory(bytes, bytes);
        }

        /**
         * Processor time.
         *
         * @param cores {@value #LEAST_CPUS} to {@value #MOST_CPUS}
         * @return this
         * @throws ConfigException when it is out of range
         */
        public Builder cpus(double cores) {
            if (!(cores >= LEAST_CPUS && cores <= MOST_CPUS)) {
                throw Invalid.value("The processor limit", cores, LEAST_CPUS + " to " + MOST_CPUS + " cores");
            }
            cpus = OptionalDouble.of(cores);
            return this;
        }

        /**
         * Processes and threads together.
         *
         * @param count at least 1
         * @return this
         * @throws ConfigException when it is less
         */
        public Builder pids(long count) {
            if (count < 1) {
                throw Invalid.value("The process limit", count, "1 or more");
            }
            pids = OptionalLong.of(count);
            return this;
        }

        /**
         * The limits.
         *
         * @return an immutable value
         */
        public Limits build() {
            return new LimitsValues(memoryBytes, cpus, pids);
        }

        private Builder memory(long bytes, Object asGiven) {
            if (bytes < LEAST_MEMORY_BYTES) {
                throw Invalid.value("The memory limit", asGiven, "at least 6m, the least that the engine accepts");
            }
            memoryBytes = OptionalLong.of(bytes);
            return this;
        }

        private static Optional<Long> parseSize(String size) {
            Matcher matcher = SIZE.matcher(size.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int shift = switch (matcher.group(2).toLowerCase(java.util.Locale.ROOT)) {
                case "k" -> 10;
                case "m" -> 20;
                case "g" -> 30;
                default -> 0;
            };
            long number = Long.parseLong(matcher.group(1));
            return number > Long.MAX_VALUE >> shift ? Optional.empty() : Optional.of(number << shift);
        }
    }
}
