package io.github.runner4j.testkit.internal.golang;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Sizes as people read them, in powers of ten: {@code 1.98MB}. Source: {@code HumanSize} of the engine's units package. */
public final class GoSize {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final double STEP = 1000;
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private GoSize() {}

    /** A number of bytes. */
    public static String format(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        BigDecimal rounded = new BigDecimal(size).round(FOUR_DIGITS).stripTrailingZeros();
        return rounded.toPlainString() + UNITS.get(unit);
    }
}
