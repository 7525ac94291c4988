package io.github.runner4j.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image was made from, in one value: equal keys mean that a build would give the same image, so it need not run.
 *
 * @param id SHA-256 over all ingredients, 64 hexadecimal digits
 * @param ingredients each ingredient's name and digest; comparing two keys tells why a build is needed
 */
public record BuildKey(String id, SortedMap<String, String> ingredients) {

    /** Counts up when the same ingredients would give another image than before. */
    private static final String FORMAT = "1";

    private static final int SHORT = 20;

    /** Keeps its own copy. */
    public BuildKey {
        ingredients = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(ingredients));
    }

    /**
     * The key of some ingredients.
     *
     * @param ingredients each ingredient's name and a text that changes when it does; only their digests are kept
     * @return the key
     */
    public static BuildKey of(Map<String, String> ingredients) {
        SortedMap<String, String> digests = new TreeMap<>();
        ingredients.forEach((name, text) -> digests.put(name, sha256(text)));
        digests.put("format", FORMAT);
        return new BuildKey(sha256(digests.toString()), digests);
    }

    /**
     * The id, short enough for a tag.
     *
     * @return the first 20 digits
     */
    public String shortId() {
        return id.substring(0, SHORT);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
