package io.github.runner4j.testkit.internal.settings;

import io.github.runner4j.testkit.internal.engine.Refusal;

/**
 * How an engine words what it refuses.
 *
 * @param early whether it is Docker Engine 20.10, or one that speaks as that does
 */
public record Wording(boolean early) {

    /** The one text or the other. */
    public String pick(String before, String after) {
        return early ? before : after;
    }

    /** Refuses, unless something holds. */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.badParameter(otherwise);
        }
    }
}
