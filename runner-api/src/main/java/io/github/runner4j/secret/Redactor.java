package io.github.runner4j.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes secrets out of a text: the values it was given, in the clear, in JSON, percent-encoded and in Base64, and whatever looks
 * like a credential (user information in a URL, an {@code Authorization} header, {@code token=…}). Immutable.
 */
public final class Redactor {

    /** Shorter values would blank out half of every text; they are left to the patterns. */
    private static final int SHORTEST_SECRET = 4;

    /** Shorter pieces of Base64 would stand in texts that have nothing to do with the secret. */
    private static final int SHORTEST_PIECE = 8;

    // What stands before a secret is the first group and stays. Each is possessive, so that no text, however made,
    // takes more than
    // time in step with its length.
    private static final List<Pattern> PATTERNS = List.of(
            // User information, to the last @ before the path: people forget to encode one in a password.
            Pattern.compile("(://)(?:[^/\\s\"'@]++(?=@)|@(?=[^/\\s\"'@]*+@))++"),
            Pattern.compile("(?i)\\b((?:bearer|basic) )[a-z0-9._~+/=-]{8,}+"),
            Pattern.compile("(?i)\\b(authorization[\"']? ?[:=] ?[\"']?)(?!bearer |basic )"
                    + "(?:(?:token|digest|negotiate|apikey) )?[^\\s\"',]++"),
            // A key that is refused is no secret.
            Pattern.compile("(?i)((?:token|password|passwd|secret|api_?key)[\"']? ?[=:] ?[\"']?)"
                    + "(?!is not a known key\\.)[^\\s\"',&;]++"));

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    private static final int BASE64_GROUP = 3;
    private static final int BASE64_BITS = 6;
    private static final int BASE64_BITS_PER_BYTE = 8;

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
        secrets.stream()
                .map(Secret::reveal)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .flatMap(Redactor::forms)
                .forEach(all::add);
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
            shown = pattern.matcher(shown).replaceAll("$1****");
        }
        return shown;
    }

    private static Stream<String> forms(String value) {
        return Stream.of(
                        value.lines().map(String::strip),
                        Stream.of(
                                value,
                                value.replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\n", "\\n")),
                        percentEncoded(value),
                        base64(value))
                .flatMap(each -> each)
                .filter(form -> form.length() >= SHORTEST_SECRET);
    }

    /** As forms send it, as URIs carry it, and as programs do that write small letters. */
    private static Stream<String> percentEncoded(String value) {
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String spaced = form.replace("+", "%20");
        String uri = spaced.replace("*", "%2A").replace("%7E", "~");
        return Stream.of(form, spaced, uri).flatMap(each -> Stream.of(each, small(each)));
    }

    private static String small(String encoded) {
        return ESCAPE.matcher(encoded).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    /** In both alphabets, alone, and inside a longer text ({@code user:password}), where it begins at any of three offsets. */
    private static Stream<String> base64(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Stream<String> alone = Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.withoutPadding().encodeToString(bytes));
        Stream<String> inside = IntStream.range(0, BASE64_GROUP)
                .mapToObj(offset -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .map(encoder -> piece(encoder, bytes, offset)))
                .flatMap(each -> each)
                .filter(piece -> piece.length() >= SHORTEST_PIECE);
        return Stream.concat(alone, inside);
    }

    /** The characters that depend on the value alone, whatever stands before and after it. */
    private static String piece(Base64.Encoder encoder, byte[] bytes, int offset) {
        byte[] padded = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, padded, offset, bytes.length);
        String encoded = encoder.withoutPadding().encodeToString(padded);
        int first = (offset * BASE64_BITS_PER_BYTE + BASE64_BITS - 1) / BASE64_BITS;
        int end = padded.length * BASE64_BITS_PER_BYTE / BASE64_BITS;
        return first < end ? encoded.substring(first, end) : "";
    }
}
