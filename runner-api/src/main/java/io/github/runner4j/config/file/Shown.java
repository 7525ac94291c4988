package io.github.runner4j.config.file;

import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import org.jspecify.annotations.Nullable;

/** A value of the file as a message may show it: in quotes, short, without control characters, and no secret. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    static String value(String key, ConfigNode.Scalar scalar) {
        String shown =
                scalar.secret() ? Secret.MASK : Variable.of(key, scalar.text()).shown();
        String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
        return '"' + printable(cut) + '"';
    }

    /** A key of the file; a person may have put anything there. */
    static String key(@Nullable String text) {
        String key = text == null ? "" : text;
        return printable(key.length() > LONGEST ? key.substring(0, LONGEST) + "…" : key);
    }

    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '�' : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
