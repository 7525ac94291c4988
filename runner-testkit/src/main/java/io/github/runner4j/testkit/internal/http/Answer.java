package io.github.runner4j.testkit.internal.http;

import io.github.runner4j.testkit.files.Content;
import java.util.Map;

/** A whole answer. */
public record Answer(Head head, Content body) {

    /** A status without a body. */
    public static Answer of(int status) {
        return new Answer(new Head(status, Map.of()), Content.EMPTY);
    }
}
