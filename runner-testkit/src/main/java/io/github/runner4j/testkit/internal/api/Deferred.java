package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.json.Json;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Answers to calls that are given once something is done, without a thread that waits for it. */
final class Deferred {

    private static final int NOTHING = 204;
    private static final int BROKEN = 500;

    private Deferred() {}

    /**
     * Answers with nothing, or with why it was not done; the engine takes the blame for that.
     *
     * @param prefix stands before the reason
     */
    static void nothing(Call call, CompletableFuture<?> done, String prefix) {
        CompletableFuture<?> unused = done.whenComplete((result, failure) -> {
            if (failure == null) {
                call.nothing(NOTHING);
            } else {
                refuse(call, reason(failure), prefix);
            }
        });
    }

    private static Throwable reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause == null ? failure : cause;
    }

    private static void refuse(Call call, Throwable reason, String prefix) {
        call.json(BROKEN, Json.object().put("message", prefix + reason.getMessage()));
    }
}
