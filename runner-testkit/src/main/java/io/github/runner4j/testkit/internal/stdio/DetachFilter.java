package io.github.runner4j.testkit.internal.stdio;

import java.io.ByteArrayOutputStream;

/** Looks for the keys to leave in what a client sends; a beginning of them is held back until it is clear what it is. */
final class DetachFilter {

    private final DetachKeys keys;
    private int matched;
    private boolean detached;

    DetachFilter(DetachKeys keys) {
        this.keys = keys;
    }

    /** What goes on to the process. */
    byte[] pass(byte[] bytes, int length) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(length);
        for (int i = 0; i < length && !detached; i++) {
            if (bytes[i] == keys.codes().get(matched)) {
                matched++;
                detached = matched == keys.codes().size();
                matched = detached ? 0 : matched;
            } else {
                keys.codes().subList(0, matched).forEach(passed::write);
                matched = 0;
                passed.write(bytes[i]);
            }
        }
        return passed.toByteArray();
    }

    /** Whether the client has left. */
    boolean detached() {
        return detached;
    }
}
