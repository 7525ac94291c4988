package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A stage of a Dockerfile.
 *
 * @param base what it begins with: an image, an earlier stage, {@code scratch}
 * @param name its name in small letters; empty without one
 * @param platform the platform of its base; empty for any
 * @param text the line that begins it
 * @param instructions what is done in it; grows while the file is read
 */
public record Stage(String base, String name, String platform, String text, List<Instruction> instructions) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-_.]*");

    static Stage of(Instruction from) {
        List<String> arguments = from.arguments();
        String name = "";
        if (arguments.size() == 3 && arguments.get(1).equalsIgnoreCase("as")) {
            name = arguments.get(2).toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches()) {
                throw Refusal.badParameter("invalid name for build stage: " + GoQuote.quote(arguments.get(2))
                        + ", name can't start with a number or contain symbols");
            }
        } else if (arguments.size() != 1) {
            throw Refusal.badParameter("FROM requires either one or three arguments");
        }
        return new Stage(arguments.get(0), name, from.flag("platform"), from.text(), new ArrayList<>());
    }
}
