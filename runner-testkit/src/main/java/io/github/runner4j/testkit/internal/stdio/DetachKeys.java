package io.github.runner4j.testkit.internal.stdio;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The keys that a client presses, one after the other, to leave a terminal without ending the process. */
public final class DetachKeys {

    /** Ctrl-P, then Ctrl-Q. */
    public static final DetachKeys DEFAULT = new DetachKeys(List.of(16, 17));

    private static final String CONTROL = "ctrl-";
    private static final int CONTROL_BITS = 0x1F;

    private final List<Integer> codes;

    private DetachKeys(List<Integer> codes) {
        this.codes = List.copyOf(codes);
    }

    /** Reads {@code ctrl-p,ctrl-q} or {@code a}; the default when it is empty, nothing when it is none. */
    public static Optional<DetachKeys> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(DEFAULT);
        }
        List<Integer> codes = new ArrayList<>();
        for (String key : text.split(",", -1)) {
            if (key.length() == 1) {
                codes.add((int) key.charAt(0));
            } else if (key.length() == CONTROL.length() + 1
                    && key.startsWith(CONTROL)
                    && "abcdefghijklmnopqrstuvwxyz@[\\]^_".indexOf(key.charAt(CONTROL.length())) >= 0) {
                codes.add(key.charAt(CONTROL.length()) & CONTROL_BITS);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new DetachKeys(codes));
    }

    /** The bytes in Base64, as the engine tells them. */
    public String encoded() {
        byte[] bytes = new byte[codes.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = codes.get(i).byteValue();
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes, in their order. */
    List<Integer> codes() {
        return codes;
    }
}
