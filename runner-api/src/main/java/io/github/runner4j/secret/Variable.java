package io.github.runner4j.secret;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A named value that goes to a build or into a container's environment.
 *
 * @param name the name
 * @param value the value
 * @param secret whether the value must not be shown
 */
public record Variable(String name, Secret value, boolean secret) {

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(?:TOKEN|PASSWORD|PASSWD|SECRET|CREDENTIAL|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY).*");

    /** Long, unbroken, letters and digits mixed: people do not write such values by hand. */
    private static final Pattern LOOKS_RANDOM =
            Pattern.compile("(?=.{0,200}[0-9])(?=.{0,200}[a-zA-Z])[a-zA-Z0-9._~+=-]{16,}");

    /** Checks that there is a name. */
    public Variable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /**
     * A variable whose value may be shown, unless its name ({@code DB_PASSWORD}) or its look says otherwise.
     *
     * @param name the name
     * @param value the value
     * @return the variable
     */
    public static Variable of(String name, String value) {
        boolean secret = SECRET_NAME.matcher(name.toUpperCase(Locale.ROOT)).matches()
                || LOOKS_RANDOM.matcher(value).matches();
        return new Variable(name, Secret.of(value), secret);
    }

    /**
     * A variable whose value is never shown.
     *
     * @param name the name
     * @param value the value
     * @return the variable
     */
    public static Variable of(String name, Secret value) {
        return new Variable(name, value, true);
    }

    /**
     * The value as it may be shown.
     *
     * @return the value, or {@value Secret#MASK}
     */
    public String shown() {
        return secret ? Secret.MASK : value.reveal();
    }

    @Override
    public String toString() {
        return name + "=" + shown();
    }
}
