package io.github.runner4j.testkit.internal.api;

/** Answers one kind of call. What it throws as a {@code Refusal} becomes the engine's JSON error. */
@FunctionalInterface
public interface Route {

    /** Answers, or leaves the answer open for others to go on with. May block. */
    void handle(Call call) throws Exception;
}
