package io.github.runner4j.testkit.internal.applet.text;

import java.io.IOException;

/** Whole numbers among the words. */
public final class Numbers {

    private Numbers() {}

    /** One that is not negative. */
    public static int parse(String text) throws IOException {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IOException("invalid number '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
