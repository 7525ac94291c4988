package io.github.runner4j.testkit.fault;

import java.util.SplittableRandom;

/**
 * How often: of the moments that fit, the first ones are passed over, and of the rest one in so many, or some by chance, count.
 *
 * @param skipped so many pass first
 * @param nth of the rest each so-and-so-many-th; 1 for each
 * @param probability of those, the part that counts; 1 for all
 * @param seed of the chance
 * @param most how many times in all
 */
record Schedule(long skipped, long nth, double probability, long seed, long most) {

    static final Schedule ALWAYS = new Schedule(0, 1, 1, 0, Long.MAX_VALUE);

    /** Mixes the number of a moment into the seed: the golden ratio as a whole number, as {@code SplittableRandom} itself uses it. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    Schedule skipping(long number) {
        return new Schedule(number, nth, probability, seed, most);
    }

    Schedule everyNth(long number) {
        return new Schedule(skipped, number, probability, seed, most);
    }

    Schedule random(long newSeed, double part) {
        return new Schedule(skipped, nth, part, newSeed, most);
    }

    Schedule atMost(long times) {
        return new Schedule(skipped, nth, probability, seed, times);
    }

    /** Whether a moment counts. It depends on its number alone, so that the same order of moments always has the same faults. */
    boolean counts(long moment) {
        long rest = moment - skipped;
        return rest > 0
                && rest % nth == 0
                && (probability >= 1 || new SplittableRandom(seed + moment * GOLDEN).nextDouble() < probability);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (skipped > 0) {
            text.append(", after ").append(skipped);
        }
        if (nth > 1) {
            text.append(", 1 in ").append(nth);
        }
        if (probability < 1) {
            text.append(", random(seed ")
                    .append(seed)
                    .append(", ")
                    .append(probability)
                    .append(')');
        }
        if (most < Long.MAX_VALUE) {
            text.append(", ").append(most == 1 ? "once" : most + " times");
        }
        return text.toString();
    }
}
