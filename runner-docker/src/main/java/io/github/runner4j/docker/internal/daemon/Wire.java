package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.docker.internal.daemon.Exchange.Abort;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes calls to one address: each ends by itself, with its context, or at its deadline. */
final class Wire {

    private final Transport transport;

    private final Timing timing;

    Wire(Transport transport, Timing timing) {
        this.transport = transport;
        this.timing = timing;
    }

    Address address() {
        return transport.address();
    }

    Answer call(Call call, String prefix, StageContext context) {
        return exchange(call, prefix, context, BodyReader.WHOLE);
    }

    void stream(Call call, String prefix, StageContext context, StreamReader reader) {
        Reading reading = new Reading(reader);
        try {
            exchange(call, prefix, context, reading);
        } catch (RunnerException e) {
            // what the reader threw is its caller's business, unless we broke off the stream under its feet
            reading.rethrowUnless(context.stopped());
            throw e;
        }
    }

    private Answer exchange(Call call, String prefix, StageContext context, BodyReader reader) {
        context.check();
        Optional<Duration> limit = call.limit(timing.shortCall());
        Exchange exchange = transport.open(limit);
        StageContext.Hook hook = context.onStop(() -> exchange.abort(Abort.STOPPED));
        Optional<Future<?>> watch = limit.map(most -> watch(exchange, most));
        try {
            Answer answer = exchange.run(call, prefix, reader);
            if (!call.accepts(answer.status())) {
                throw CallFailures.refused(call, answer);
            }
            return answer;
        } catch (RunnerException e) {
            throw context.stopped() ? stopped(context, e) : e;
        } catch (IOException | RuntimeException e) {
            throw failed(call, exchange.aborted(), limit, e, context);
        } finally {
            watch.ifPresent(each -> each.cancel(false));
            hook.close();
            exchange.close();
        }
    }

    private Future<?> watch(Exchange exchange, Duration most) {
        return timing.watchdog().schedule(() -> exchange.abort(Abort.TOO_SLOW), most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private RunnerException failed(
            Call call, @Nullable Abort aborted, Optional<Duration> limit, Exception thrown, StageContext context) {
        if (context.stopped() || aborted == Abort.STOPPED) {
            return stopped(context, thrown);
        }
        if (aborted == Abort.TOO_SLOW && limit.isPresent()) {
            return CallFailures.tooSlow(call, address(), limit.get(), thrown);
        }
        return CallFailures.broken(call, address(), thrown);
    }

    private static RunnerException stopped(StageContext context, Exception thrown) {
        try {
            context.check();
        } catch (RunnerException e) {
            e.addSuppressed(thrown);
            return e;
        }
        return CallFailures.cancelled(thrown);
    }

    /** Keeps apart what the reader throws and what the connection throws. */
    private static final class Reading implements BodyReader {

        private final StreamReader reader;

        private @Nullable RuntimeException own;

        Reading(StreamReader reader) {
            this.reader = reader;
        }

        @Override
        public String read(Answer head, java.io.InputStream body) throws IOException {
            try {
                reader.read(head, body);
                return "";
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (RuntimeException e) {
                own = e;
                throw e;
            }
        }

        void rethrowUnless(boolean stopped) {
            if (own != null && !stopped) {
                throw own;
            }
        }
    }
}
