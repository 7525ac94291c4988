package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One frame of a multiplexed stream.
 *
 * @param stream 0 for stdin, 1 for stdout, 2 for stderr
 * @param bytes what it carries
 */
record Frame(int stream, byte[] bytes) {

    static final int STDOUT = 1;
    static final int STDERR = 2;

    String text() {
        return new String(bytes, UTF_8);
    }

    @Override
    public String toString() {
        return stream + ":" + text();
    }
}
