package io.github.runner4j.docker.internal.git.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a checkout does to a file's bytes, as its attributes say: {@code ident}, then ends of lines, then the working tree's
 * encoding. The same on every system: as on Linux without any configuration. Source: git's {@code convert.c}.
 *
 * @param ident how {@code $Id$} is expanded, if it is
 * @param lines what becomes of ends of lines
 * @param encoding the encoding, if it is not UTF-8
 */
record Checkout(Optional<IdentKeyword> ident, Lines lines, Optional<String> encoding) {

    /** What becomes of ends of lines. On Linux all but two cases leave them alone. */
    enum Lines {
        /** They stay. */
        KEEP,
        /** They become CR LF. */
        CRLF,
        /** They become CR LF unless the file looks binary or has a CR already. */
        CRLF_IF_TEXT
    }

    static Checkout of(Map<String, String> attributes) {
        Optional<String> encoding = encoding(attributes.get("working-tree-encoding"));
        boolean whole = encoding.isPresent() || endsOfLinesAreGuessed(attributes);
        Optional<IdentKeyword> ident = Optional.of(whole ? IdentKeyword.WHOLE : IdentKeyword.STREAMED)
                .filter(way -> AttributeRule.TRUE.equals(attributes.get("ident")));
        return new Checkout(ident, lines(attributes), encoding);
    }

    /** Then git looks at the whole file before it writes any of it. */
    private static boolean endsOfLinesAreGuessed(Map<String, String> attributes) {
        return "auto".equals(text(attributes)) && !"lf".equals(attributes.get("eol"));
    }

    private static @Nullable String text(Map<String, String> attributes) {
        String text = attributes.get("text");
        // "crlf" is its name of old.
        return known(text) ? text : attributes.get("crlf");
    }

    private static Lines lines(Map<String, String> attributes) {
        String text = text(attributes);
        String eol = attributes.get("eol");
        if (AttributeRule.FALSE.equals(text) || !"crlf".equals(eol)) {
            return Lines.KEEP;
        }
        return "auto".equals(text) ? Lines.CRLF_IF_TEXT : Lines.CRLF;
    }

    private static boolean known(@Nullable String text) {
        return AttributeRule.TRUE.equals(text)
                || AttributeRule.FALSE.equals(text)
                || "auto".equals(text)
                || "input".equals(text);
    }

    private static Optional<String> encoding(@Nullable String value) {
        if (value == null || value.isEmpty() || value.startsWith("\0")) {
            return Optional.empty();
        }
        String name = value.toUpperCase(Locale.ROOT).replace("-", "");
        return name.equals("UTF8") ? Optional.empty() : Optional.of(value);
    }

    /** Whether the bytes stay as they are, whatever they are. */
    boolean nothing() {
        return ident.isEmpty() && lines == Lines.KEEP && encoding.isEmpty();
    }

    byte[] apply(byte[] stored, String blobId) {
        byte[] bytes = ident.map(way -> way.expand(stored, blobId)).orElse(stored);
        if (lines != Lines.KEEP) {
            bytes = LineEnds.toCrLf(bytes, lines == Lines.CRLF_IF_TEXT);
        }
        return encoding.isPresent() && bytes.length > 0 ? encode(bytes, encoding.get()) : bytes;
    }

    /** Text that cannot be encoded stays as it is stored: git says so on its standard error, and goes on. */
    private static byte[] encode(byte[] bytes, String name) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            String upper = name.toUpperCase(Locale.ROOT);
            // glibc's UTF-16 and UTF-32 are of the machine's byte order, with a mark. Java's are the other way round.
            boolean marked = upper.matches("UTF-?(16|32)((LE|BE)-BOM)?");
            String charset = upper.replace("-BOM", "");
            if (upper.matches("UTF-?(16|32)")) {
                charset = charset + "LE";
            }
            ByteBuffer encoded = Charset.forName(charset)
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(marked ? CharBuffer.wrap("\ufeff" + chars) : chars);
            byte[] result = new byte[encoded.remaining()];
            encoded.get(result);
            return result;
        } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            return bytes;
        }
    }
}
