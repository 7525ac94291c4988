package io.github.runner4j.monitoring.alert;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * When to raise an alert, and when it is over. A rule fires when its value is above the threshold for a while; it is over when the
 * value is at or below a lower one for another while; and it rests before it may fire again. A value that goes up and down all the
 * time thus makes two alerts and not two hundred. Immutable.
 */
public final class AlertRule {

    /** Default time for which the value has to be low before an alert is over: 1 minute. */
    public static final Duration DEFAULT_CLEAR_AFTER = Duration.ofMinutes(1);

    /** Default time between the end of an alert and the next of the same rule and instance: 5 minutes. */
    public static final Duration DEFAULT_COOLDOWN = Duration.ofMinutes(5);

    private final String name;
    private final Builder options;

    private AlertRule(String name, Builder options) {
        this.name = name;
        this.options = options;
    }

    /**
     * Begins to say a rule that fires above a threshold: at once, as a warning, unless the builder is told otherwise.
     *
     * @param name its name, as in {@code cpu-usage}
     * @param threshold fires above it
     * @param measure finds the value; what is absent changes nothing
     * @return a builder
     */
    public static Builder above(String name, double threshold, Function<Observation, OptionalDouble> measure) {
        return new Builder(name, threshold, measure);
    }

    /**
     * Its name.
     *
     * @return as in {@code cpu-usage}
     */
    public String name() {
        return name;
    }

    /**
     * How bad it is.
     *
     * @return the severity
     */
    public Severity severity() {
        return options.severity;
    }

    /**
     * What it fires above.
     *
     * @return the threshold
     */
    public double threshold() {
        return options.threshold;
    }

    OptionalDouble measure(Observation observation) {
        return options.measure.apply(observation);
    }

    double clearAt() {
        return Math.min(options.clearAt, options.threshold);
    }

    Duration fireAfter() {
        return options.fireAfter;
    }

    Duration clearAfter() {
        return options.clearAfter;
    }

    Duration cooldown() {
        return options.cooldown;
    }

    String firingMessage(double value) {
        return options.message.isEmpty()
                ? options.what + " is " + number(value) + ", above " + number(options.threshold) + "."
                : options.message;
    }

    String resolvedMessage(double value) {
        return options.message.isEmpty() ? options.what + " is " + number(value) + " again." : "That is over.";
    }

    private String number(double value) {
        String digits =
                value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
        return digits + options.unit;
    }

    /** Says a rule. For one thread. */
    public static final class Builder {

        private final String name;
        private final double threshold;
        private final Function<Observation, OptionalDouble> measure;
        private String what;
        private String unit = "";
        private String message = "";
        private double clearAt = Double.POSITIVE_INFINITY;
        private Severity severity = Severity.WARNING;
        private Duration fireAfter = Duration.ZERO;
        private Duration clearAfter = DEFAULT_CLEAR_AFTER;
        private Duration cooldown = DEFAULT_COOLDOWN;

        private Builder(String name, double threshold, Function<Observation, OptionalDouble> measure) {
            this.name = name;
            this.what = name;
            this.threshold = threshold;
            this.measure = measure;
        }

        private Builder(Builder other) {
            this(other.name, other.threshold, other.measure);
            what = other.what;
            unit = other.unit;
            message = other.message;
            clearAt = other.clearAt;
            severity = other.severity;
            fireAfter = other.fireAfter;
            clearAfter = other.clearAfter;
            cooldown = other.cooldown;
        }

        /**
         * What is measured, to begin a sentence.
         *
         * @param words as in {@code Processor use}; the rule's name by default
         * @param unitOfValue written right after the number, as in {@code %} or {@code  ms}
         * @return this
         */
        public Builder says(String words, String unitOfValue) {
            what = words;
            unit = unitOfValue;
            return this;
        }

        /**
         * What to say instead of a number, where a number says nothing.
         *
         * @param sentence as in {@code It was killed for want of memory.}
         * @return this
         */
        public Builder message(String sentence) {
            message = sentence;
            return this;
        }

        /**
         * When it may be over: a value lower than the threshold keeps one that hovers around it from flapping.
         *
         * @param value over at or below it; the threshold by default, and at most
         * @return this
         */
        public Builder clearAt(double value) {
            clearAt = value;
            return this;
        }

        /**
         * How bad it is.
         *
         * @param value {@link Severity#WARNING} by default
         * @return this
         */
        public Builder severity(Severity value) {
            severity = value;
            return this;
        }

        /**
         * How long the value has to be high before it fires.
         *
         * @param time zero by default
         * @return this
         */
        public Builder fireAfter(Duration time) {
            fireAfter = time;
            return this;
        }

        /**
         * How long the value has to be low before it is over.
         *
         * @param time {@link #DEFAULT_CLEAR_AFTER} by default
         * @return this
         */
        public Builder clearAfter(Duration time) {
            clearAfter = time;
            return this;
        }

        /**
         * How long it rests after its end, for the same instance.
         *
         * @param time {@link #DEFAULT_COOLDOWN} by default
         * @return this
         */
        public Builder cooldown(Duration time) {
            cooldown = time;
            return this;
        }

        /**
         * The rule.
         *
         * @return a rule
         */
        public AlertRule build() {
            return new AlertRule(name, new Builder(this));
        }
    }
}
