package io.github.runner4j.docker.internal.container;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Asks the same of many, several at once: the calling thread and one more for every eight. Engines that wait a second before they
 * answer would else be asked for minutes.
 */
final class Round<K, V> {

    private static final int PER_THREAD = 8;

    private final Executor workers;
    private final Function<K, Optional<V>> question;

    Round(Executor workers, Function<K, Optional<V>> question) {
        this.workers = workers;
        this.question = question;
    }

    /** The answers there are. The first failure ends the round and is thrown when all threads are done. */
    Map<K, V> over(Collection<K> keys) {
        Queue<K> left = new ConcurrentLinkedQueue<>(keys);
        Map<K, V> answers = new ConcurrentHashMap<>();
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> helpers = IntStream.range(0, (keys.size() - 1) / PER_THREAD)
                .mapToObj(number -> CompletableFuture.runAsync(() -> ask(left, answers, failures), workers))
                .toList();
        ask(left, answers, failures);
        helpers.forEach(CompletableFuture::join);
        RuntimeException first = failures.peek();
        if (first != null) {
            throw first;
        }
        return answers;
    }

    private void ask(Queue<K> left, Map<K, V> answers, Queue<RuntimeException> failures) {
        try {
            for (K key = left.poll(); key != null; key = left.poll()) {
                K asked = key;
                question.apply(asked).ifPresent(answer -> answers.put(asked, answer));
            }
        } catch (RuntimeException e) {
            failures.add(e);
            left.clear();
        }
    }
}
