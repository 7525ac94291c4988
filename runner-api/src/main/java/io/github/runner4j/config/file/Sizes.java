package io.github.runner4j.config.file;

import io.github.runner4j.config.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in the spellings of people. */
final class Sizes {

    private static final Pattern LOOSE =
            Pattern.compile("([0-9]{1,12})(?:[.,]([0-9]{1,6}))? ?(b|k|m|g|)(?:i?b|ilo|egs?|igs?)?");

    private static final Map<String, Long> UNITS = Map.of("", 1L, "b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);

    private Sizes() {}

    /** {@code 512 MiB}, {@code 1GB}, {@code 2gigs}, {@code 1.5g}: what was probably meant. */
    static Optional<String> meant(String text) {
        Matcher matcher = LOOSE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(3);
        return Optional.of(
                matcher.group(2) == null
                        ? matcher.group(1) + unit
                        : whole(matcher.group(1) + "." + matcher.group(2), unit));
    }

    /** The same in a smaller unit, without a fraction. */
    private static String whole(String number, String unit) {
        long bytes = new BigDecimal(number)
                .multiply(BigDecimal.valueOf(UNITS.getOrDefault(unit, 1L)))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return Limits.size(bytes);
    }
}
