package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;

/** The size of a terminal, as a call gives it. */
final class Sizes {

    private Sizes() {}

    /** A number that has to be given. */
    static int number(Call call, String key) {
        String text = call.request().parameter(key).orElse("");
        if (!text.matches("[-+]?\\d{1,9}")) {
            throw Refusal.badParameter("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
        return Integer.parseInt(text);
    }
}
