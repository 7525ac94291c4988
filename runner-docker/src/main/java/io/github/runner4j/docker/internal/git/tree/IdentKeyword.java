package io.github.runner4j.docker.internal.git.tree;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands {@code $Id$} to the blob's id. Git has two ways that differ in rare cases such as {@code $$Id$}: the one for files that
 * it can write while it reads them, and the one for files that it needs whole. Source: git's {@code convert.c},
 * {@code ident_filter_fn} and {@code ident_to_worktree}.
 */
enum IdentKeyword {

    /** A dollar sign that begins no keyword takes what follows it along; so does a keyword that is not expanded. */
    STREAMED(Pattern.compile("\\$(?:Id\\$|Id:([^\\n$]*)\\$|Id:[^\\n$]*\\n|Id[^:$]|I[^d]|[^I])")),

    /** Every dollar sign may begin a keyword, also the one that ends another which is not expanded. */
    WHOLE(Pattern.compile("\\$Id(?:\\$|:(?:[^\\n$](?:[^\\n$ ]* ?))?\\$)"));

    private static final String SHORT = "$Id$";

    /** The words of another version control system: white space before the last place. */
    private static final Pattern FOREIGN = Pattern.compile(" .*\\s.+", Pattern.DOTALL);

    private final Pattern pattern;

    IdentKeyword(Pattern pattern) {
        this.pattern = pattern;
    }

    byte[] expand(byte[] bytes, String blobId) {
        String expansion = Matcher.quoteReplacement("$Id: " + blobId + " $");
        // Each byte a character, whatever the text's encoding is.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return pattern.matcher(text)
                .replaceAll(match -> expands(match) ? expansion : Matcher.quoteReplacement(match.group()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean expands(MatchResult match) {
        if (this == WHOLE || match.group().equals(SHORT)) {
            return true;
        }
        String words = match.group(1);
        return words != null && !FOREIGN.matcher(words).matches();
    }
}
