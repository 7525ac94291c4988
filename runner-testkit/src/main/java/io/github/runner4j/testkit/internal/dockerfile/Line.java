package io.github.runner4j.testkit.internal.dockerfile;

import java.util.List;

/**
 * A line of a Dockerfile, continuations included.
 *
 * @param number where it begins, from 1
 * @param name the instruction as it is written
 * @param original the whole line
 * @param flags what begins with two dashes
 * @param arguments the rest, taken apart as the instruction wants it
 * @param json whether the arguments were a JSON array
 * @param documents the lines that follow as here-documents
 */
record Line(
        int number,
        String name,
        String original,
        List<String> flags,
        List<String> arguments,
        boolean json,
        List<HereDocument> documents) {

    /**
     * Text within a Dockerfile that stands for a file.
     *
     * @param name what ends it
     * @param content the text
     */
    record HereDocument(String name, String content) {}

    Line with(List<HereDocument> more) {
        return new Line(number, name, original, flags, arguments, json, more);
    }
}
