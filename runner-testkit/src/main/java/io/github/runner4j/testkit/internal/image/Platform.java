package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an image runs on.
 *
 * @param os the operating system; {@code linux} unless said otherwise
 * @param architecture the processor; {@code amd64} unless said otherwise
 */
public record Platform(String os, String architecture) {

    private static final String COMPONENT = "^[A-Za-z0-9_-]+$";
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int MOST_PARTS = 3;
    private static final Set<String> SYSTEMS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "illumos",
            "js",
            "linux",
            "macos",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "windows");
    private static final Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "arm",
            "arm64",
            "mips",
            "mips64",
            "mips64le",
            "mipsle",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x",
            "wasm",
            "x86_64",
            "x86-64",
            "aarch64",
            "armhf",
            "armel",
            "i386");

    /**
     * Reads {@code OS}, {@code ARCHITECTURE} or {@code OS/ARCHITECTURE[/VARIANT]}; nothing of an empty text.
     *
     * @throws Refusal when it is none of them
     */
    public static Optional<Platform> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.split("/", -1);
        for (String part : parts) {
            if (!PART.matcher(part).matches()) {
                throw refused(GoQuote.quote(part) + " is an invalid component of " + GoQuote.quote(text)
                        + ": platform specifier component must match " + GoQuote.quote(COMPONENT));
            }
        }
        String first = parts[0].toLowerCase(Locale.ROOT);
        if (parts.length > MOST_PARTS) {
            throw refused(GoQuote.quote(text) + ": cannot parse platform specifier");
        } else if (parts.length > 1) {
            return Optional.of(new Platform(first, parts[1].toLowerCase(Locale.ROOT)));
        } else if (SYSTEMS.contains(first)) {
            return Optional.of(new Platform(first, "amd64"));
        } else if (ARCHITECTURES.contains(first)) {
            return Optional.of(new Platform("linux", first));
        }
        throw refused(GoQuote.quote(text) + ": unknown operating system or architecture");
    }

    private static Refusal refused(String reason) {
        return Refusal.badParameter(reason + ": invalid argument");
    }
}
