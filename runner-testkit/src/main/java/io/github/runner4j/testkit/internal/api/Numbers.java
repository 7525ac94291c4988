package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.util.OptionalInt;

/** Whole numbers in a query. */
final class Numbers {

    private Numbers() {}

    /** A number; nothing when it was not given. The engine takes the blame for what is none. */
    static OptionalInt optional(Call call, String key) {
        String text = call.request().parameter(key).orElse("");
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(parse(text));
    }

    static int parse(String text) {
        if (!text.matches("[-+]?\\d{1,9}")) {
            throw Refusal.broken(invalid(text));
        }
        return Integer.parseInt(text);
    }

    static String invalid(String text) {
        return "strconv.Atoi: parsing " + GoQuote.quote(text) + ": invalid syntax";
    }
}
