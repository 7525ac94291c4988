package io.github.runner4j.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of a text: the values it was given, in the clear, percent-encoded and in Base64, and whatever looks
 * like a credential (user information in a URL, an {@code Authorization} header, {@code token=…}). Immutable.
 */
public final class Redactor {

    /** Shorter values would blank out half of every text; they are left to the patterns. */
    private static final int SHORTEST_SECRET = 4;

    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("(?<=[a-zA-Z][a-zA-Z0-9+.-]{0,20}://)[^/\\s@\"']+(?=@)"),
            Pattern.compile("(?i)(?<=\\b(?:bearer|basic) )[a-z0-9._~+/=-]{8,}"),
            Pattern.compile("(?i)(?<=\\bauthorization[\"']?[:=] ?[\"']?)(?!bearer|basic)[^\\s\"',]+"),
            Pattern.compile("(?i)(?<=\\b[a-z0-9_-]{0,40}(?:token|password|passwd|secret|api_?key)[\"']?[=:] ?[\"']?)"
                    + "[^\\s\"',&;]+"));

    private static final Redactor PATTERNS_ONLY = new Redactor(List.of());

    private final List<String> values;

    private Redactor(List<String> values) {
        this.values = values;
    }

    /**
     * A redactor that knows no values, only what credentials look like.
     *
     * @return the redactor
     */
    public static Redactor patterns() {
        return PATTERNS_ONLY;
    }

    /**
     * A redactor that also knows these values.
     *
     * @param secrets the values; those shorter than four characters are not searched for
     * @return a new redactor
     */
    public Redactor with(Collection<Secret> secrets) {
        List<String> all = new ArrayList<>(values);
        secrets.stream().map(Secret::reveal).flatMap(Redactor::forms).forEach(all::add);
        return new Redactor(all.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /**
     * The text with every secret replaced by {@value Secret#MASK}.
     *
     * @param text any text
     * @return the text that may be shown
     */
    public String redact(String text) {
        String shown = text;
        for (String value : values) {
            shown = shown.replace(value, Secret.MASK);
        }
        for (Pattern pattern : PATTERNS) {
            shown = pattern.matcher(shown).replaceAll("****");
        }
        return shown;
    }

    private static Stream<String> forms(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Stream.concat(
                        value.lines().map(String::strip),
                        Stream.of(
                                value,
                                URLEncoder.encode(value, StandardCharsets.UTF_8),
                                Base64.getEncoder().encodeToString(bytes)))
                .filter(form -> form.length() >= SHORTEST_SECRET);
    }
}
