package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns a file's bytes into text, or says where they are none. */
final class YamlText {

    /** No configuration written by a person comes near it: 1 MiB. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlText() {}

    static String read(String file, InputStream content) {
        byte[] bytes = bytes(file, content);
        if (bytes.length > MOST_BYTES) {
            throw Problems.fatal(Place.of(file), "the file is larger than 1 MiB, the most that is read.");
        }
        String text = decode(file, bytes);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Line and column of a character, both from 1. */
    static Place placeOf(String file, CharSequence text, int index) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(index, text.length()); i++) {
            boolean lineEnds = text.charAt(i) == '\n';
            line = lineEnds ? line + 1 : line;
            column = lineEnds ? 1 : column + 1;
        }
        return new Place(file, line, column);
    }

    private static byte[] bytes(String file, InputStream content) {
        try {
            return content.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new ConfigException(
                    Failure.of(ErrorCode.CONFIGURATION_ERROR, file + " cannot be read: " + e.getMessage() + "."),
                    List.of(),
                    e);
        }
    }

    private static String decode(String file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw Problems.fatal(
                    placeOf(file, text, text.length()),
                    "here are bytes that are no UTF-8 text. Save the file as UTF-8.");
        }
        return text.toString();
    }
}
