package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** What containers may be called, and what they are called when nobody says. */
final class Names {

    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final List<String> MOODS = List.of(
            "brave", "bright", "calm", "clever", "eager", "gentle", "happy", "honest", "jolly", "keen", "lucid",
            "merry", "patient", "polite", "quick", "quiet", "serene", "sunny", "tidy", "witty");
    private static final List<String> PEOPLE = List.of(
            "ampere",
            "babbage",
            "bohr",
            "boole",
            "curie",
            "darwin",
            "euler",
            "faraday",
            "gauss",
            "goodall",
            "herschel",
            "hopper",
            "kepler",
            "leibniz",
            "lovelace",
            "maxwell",
            "meitner",
            "newton",
            "noether",
            "turing");

    private Names() {}

    /** The name without its slash; refused when it is none. */
    static String check(String name) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        if (!VALID.matcher(bare).matches()) {
            throw Refusal.badParameter(
                    "Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        }
        return bare;
    }

    /** A name for one that was given none; from the second attempt on with a number. */
    static String invent(SplittableRandom random, int attempt) {
        String name = MOODS.get(random.nextInt(MOODS.size())) + "_" + PEOPLE.get(random.nextInt(PEOPLE.size()));
        return attempt == 0 ? name : name + attempt;
    }
}
