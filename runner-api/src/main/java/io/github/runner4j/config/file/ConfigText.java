package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
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
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A configuration file's text.
 *
 * @param file the file's name as a person would write it, for messages
 * @param text the whole text
 */
public record ConfigText(String file, String text) {

    /** The most that is read of a file; no configuration written by a person comes near it: 1 MiB. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads a file's bytes as UTF-8, with or without a byte order mark.
     *
     * @param file the file's name, for messages
     * @param content the bytes; the caller closes them
     * @return the text
     * @throws ConfigException when they cannot be read, are too many, or are no text
     */
    public static ConfigText read(String file, InputStream content) {
        byte[] bytes = bytes(file, content);
        if (bytes.length > MOST_BYTES) {
            throw ConfigException.fatal(Place.of(file), "the file is larger than 1 MiB, the most that is read.");
        }
        String text = decode(file, bytes);
        return new ConfigText(file, !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }

    /**
     * Reads a file of this machine.
     *
     * @param path the file
     * @return the text
     * @throws ConfigException when it does not exist, cannot be read, is too large, or is no text
     */
    public static ConfigText read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return read(path.toString(), in);
        } catch (NoSuchFileException e) {
            throw unreadable(path.toString(), "does not exist. Correct the path, or make the file.", e);
        } catch (IOException e) {
            throw unreadable(path.toString(), "cannot be read: " + reason(e) + ".", e);
        }
    }

    /** Many messages of the file system are the file's name once more. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "this user has no access to it";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
    }

    private static ConfigException unreadable(String file, String message, IOException cause) {
        return new ConfigException(
                Failure.of(ErrorCode.CONFIGURATION_ERROR, file + " " + message),
                List.of(new Problem(Place.of(file), "", message)),
                cause);
    }

    /**
     * Reads something out of this text.
     *
     * @param reading the work
     * @param <T> what it results in
     * @return the result
     * @throws ConfigException as the work does; each problem of this file quotes its line
     */
    public <T> T quoted(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConfigException e) {
            throw e.withProblems(this::quoted);
        }
    }

    private Problem quoted(Problem problem) {
        Place place = problem.place();
        boolean known = place.line() > 0 && place.file().equals(file);
        return known ? problem.quoting(Quote.of(this, place)) : problem;
    }

    /**
     * One line of the text.
     *
     * @param number from 1
     * @return the line without its end; empty when there is none of this number
     */
    public String line(int number) {
        return text.lines().skip(Math.max(0, number - 1L)).findFirst().orElse("");
    }

    /** Where the document begins that a place is in: at the last {@code ---} before it, or else at the place itself. */
    Place documentOf(Place place) {
        int line = 0;
        int begin = 0;
        for (String each : text.lines().limit(place.line()).toList()) {
            line++;
            begin = each.startsWith("---") ? line : begin;
        }
        return begin == 0 ? place : new Place(file, begin, 1);
    }

    private static byte[] bytes(String file, InputStream content) {
        try {
            return content.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(file, "cannot be read: " + reason(e) + ".", e);
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
            throw ConfigException.fatal(
                    Places.of(file, text).at(Integer.MAX_VALUE),
                    "here are bytes that are no UTF-8 text. Save the file as UTF-8.");
        }
        return text.toString();
    }
}
