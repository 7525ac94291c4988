package io.github.runner4j.testkit.internal.applet.sed;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which line: a number, the last one, or one with a match.
 *
 * @param number its number; 0 when it is not a number
 * @param step every so many lines from the number on; 0 when there is none
 * @param last whether it is the last one
 * @param pattern what it has to match
 */
record Address(int number, int step, boolean last, Optional<Pattern> pattern) {

    boolean matches(String line, int at, boolean isLast) {
        if (pattern.isPresent()) {
            return pattern.get().matcher(line).find();
        } else if (last) {
            return isLast;
        }
        return step > 0 ? at >= number && (at - number) % step == 0 : at == number;
    }
}
