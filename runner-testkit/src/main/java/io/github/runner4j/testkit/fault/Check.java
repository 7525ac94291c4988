package io.github.runner4j.testkit.fault;

import java.time.Duration;

/** Refuses numbers that make no sense. */
final class Check {

    private Check() {}

    static void range(int number, int least, int most, String complaint) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " " + complaint);
        }
    }

    static long atLeastOne(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("At least 1, not " + number);
        }
        return number;
    }

    static Duration notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A time cannot be negative: " + time);
        }
        return time;
    }
}
