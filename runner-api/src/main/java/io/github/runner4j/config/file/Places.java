package io.github.runner4j.config.file;

import io.github.runner4j.error.Place;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lines and columns of a text, as most editors count them: a line ends with LF, CR LF or CR and with nothing else, and a column is
 * a {@code char}, so that an emoji takes two. Immutable.
 */
public final class Places {

    private final String file;
    private final int length;

    /** How many code points stand before each line. */
    private final int[] lines;

    /** How many code points stand before each that takes two columns. */
    private final int[] wide;

    private Places(String file, int length, int[] lines, int[] wide) {
        this.file = file;
        this.length = length;
        this.lines = lines;
        this.wide = wide;
    }

    /**
     * Finds the lines of a text.
     *
     * @param text the text
     * @return its places
     */
    public static Places of(ConfigText text) {
        return of(text.file(), text.text());
    }

    static Places of(String file, CharSequence text) {
        int[] all = text.codePoints().toArray();
        IntStream later = IntStream.range(0, all.length)
                .filter(index -> endsLine(all, index))
                .map(index -> index + 1);
        int[] lines = IntStream.concat(IntStream.of(0), later).toArray();
        int[] wide = IntStream.range(0, all.length)
                .filter(index -> Character.isSupplementaryCodePoint(all[index]))
                .toArray();
        return new Places(file, all.length, lines, wide);
    }

    private static boolean endsLine(int[] text, int index) {
        boolean beforeLineFeed = index + 1 < text.length && text[index + 1] == '\n';
        return text[index] == '\n' || (text[index] == '\r' && !beforeLineFeed);
    }

    /**
     * The place of a character.
     *
     * @param index how many code points stand before it; one beyond the end is taken for the end
     * @return the place, line and column from 1
     */
    public Place at(int index) {
        int inside = Math.max(0, Math.min(index, length));
        int line = before(lines, inside + 1);
        int start = lines[line - 1];
        int more = before(wide, inside) - before(wide, start);
        return new Place(file, line, inside - start + more + 1);
    }

    /** How many of the numbers, which grow, are less. */
    private static int before(int[] numbers, int limit) {
        int found = Arrays.binarySearch(numbers, limit);
        return found >= 0 ? found : -found - 1;
    }
}
