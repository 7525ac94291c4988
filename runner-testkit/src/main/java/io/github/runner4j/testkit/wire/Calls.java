package io.github.runner4j.testkit.wire;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The calls that a fake engine received, each with what came and what went back. Safe for several threads.
 *
 * <p>The memory that they take is bounded: of each body the first 1 MiB is kept, and of all calls the last 10,000, or fewer when their bodies take more
 * than 64 MiB together. Calls that go on are always kept.
 *
 * <pre>{@code
 * RecordedCall start = fake.calls().await("POST", "/containers/web/start", Duration.ofSeconds(5));
 * assertThat(start.status()).hasValue(204);
 * }</pre>
 */
public interface Calls {

    /**
     * All that are kept.
     *
     * @return in the order of their coming, as they stand now; immutable
     */
    List<RecordedCall> all();

    /**
     * Those that asked for something.
     *
     * @param method as in {@code POST}
     * @param path as in <code>/containers/&#42;/start</code>; see {@link PathPattern}
     * @return in the order of their coming, as they stand now; immutable
     * @throws IllegalArgumentException when the pattern does not begin with a slash
     */
    List<RecordedCall> matching(String method, String path);

    /**
     * Waits until a call that asked for something is over; one that is over already will do.
     *
     * @param method as in {@code POST}
     * @param path as in <code>/containers/&#42;/start</code>; see {@link PathPattern}
     * @param most how long to wait, in real time
     * @return the first such call
     * @throws InterruptedException when the thread is interrupted meanwhile
     * @throws IllegalStateException when there is none by then; the message lists the last calls
     * @throws IllegalArgumentException when the pattern does not begin with a slash
     */
    RecordedCall await(String method, String path, Duration most) throws InterruptedException;

    /**
     * Waits until there is a call of some kind, over or not; one that is there already will do.
     *
     * @param condition is asked whenever a call begins, is answered or ends, and must not block
     * @param most how long to wait, in real time
     * @return the first such call
     * @throws InterruptedException when the thread is interrupted meanwhile
     * @throws IllegalStateException when there is none by then; the message lists the last calls
     */
    default RecordedCall await(Predicate<RecordedCall> condition, Duration most) throws InterruptedException {
        return await(condition, 1, most).get(0);
    }

    /**
     * Waits until there are so many calls of some kind, over or not; those that are there already count.
     *
     * @param condition is asked whenever a call begins, is answered or ends, and must not block
     * @param number how many calls
     * @param most how long to wait, in real time
     * @return all such calls, at least as many as were waited for
     * @throws InterruptedException when the thread is interrupted meanwhile
     * @throws IllegalStateException when there are fewer by then; the message lists the last calls
     */
    List<RecordedCall> await(Predicate<RecordedCall> condition, int number, Duration most) throws InterruptedException;

    /**
     * How many calls have come in all.
     *
     * @return the number, those included that are no longer kept; {@link #clear()} does not change it
     */
    long total();

    /** Forgets the calls that are over. */
    void clear();
}
