package io.github.runner4j.testkit.internal.http;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What a fault does to a connection. */
public sealed interface Effect {

    /** Nothing happens until then; what was on its way goes on from there. */
    record Hold(CompletionStage<?> until) implements Effect {}

    /** The connection breaks off, once what was sent before has left. */
    record Cut() implements Effect {}

    /** Another answer is given. Before the head of an answer alone. */
    record Replace(Answer answer) implements Effect {}

    /** From then on each byte of the body is a percent sign, which no JSON begins or goes on with. */
    record Garble() implements Effect {}

    /** Half of what would be sent next is sent, and nothing after it. */
    record Half() implements Effect {}

    /** From then on the body goes out so many bytes at a time, with a pause after each. */
    record Slow(int bytes, Supplier<? extends CompletionStage<?>> pause) implements Effect {}

    /** Something happens to the daemon, and the answer does not go on. The task may block. */
    record Task(Runnable task) implements Effect {}
}
