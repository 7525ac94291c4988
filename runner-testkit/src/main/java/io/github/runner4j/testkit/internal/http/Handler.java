package io.github.runner4j.testkit.internal.http;

/** Answers requests. Runs on a worker thread of its own for each request, so that it may block. */
@FunctionalInterface
public interface Handler {

    /** Answers, or leaves the answer open for others to go on with. What it throws becomes an answer 500 when there is none yet. */
    void handle(Exchange exchange) throws Exception;
}
