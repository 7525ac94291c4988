package io.github.runner4j.docker.internal.daemon;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request on a connection of its own. Closing the client is the one thing that ends a blocked call at any moment, before
 * the headers and in the middle of a body, on Unix sockets and on TCP: an interrupt does nothing over TCP, closing the response
 * is possible only once there is one, and docker-java's response timeout does nothing on Unix sockets. Hence no connection is
 * shared between calls.
 */
final class Exchange implements AutoCloseable {

    /** Why an exchange was broken off by us. */
    enum Abort {
        /** Its context was stopped. */
        STOPPED,
        /** It took longer than such a call may take. */
        TOO_SLOW
    }

    private final DockerHttpClient client;

    private final AtomicReference<@Nullable Abort> aborted = new AtomicReference<>();

    Exchange(DockerHttpClient client) {
        this.client = client;
    }

    /** Makes the thread in {@link #run} come back with an exception. */
    void abort(Abort why) {
        aborted.compareAndSet(null, why);
        close();
    }

    @Nullable
    Abort aborted() {
        return aborted.get();
    }

    Answer run(Call call, String prefix, BodyReader reader) throws IOException {
        try (DockerHttpClient.Response response = client.execute(request(call, prefix))) {
            int status = response.getStatusCode();
            InputStream body = new Unclosed(response.getBody());
            if (status < Answer.FIRST_ERROR) {
                Answer head = Answer.of(status, response.getHeaders(), new byte[0]);
                return new Answer(status, head.headers(), reader.read(head, body));
            }
            return Answer.of(status, response.getHeaders(), body.readNBytes(BodyReader.MOST_BYTES));
        }
    }

    private static DockerHttpClient.Request request(Call call, String prefix) {
        DockerHttpClient.Request.Builder request = DockerHttpClient.Request.builder()
                .method(call.method())
                .path(call.target(prefix))
                .putAllHeaders(call.headers());
        InputStream body = call.body();
        if (body != null) {
            request.body(body);
        }
        return request.build();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            // the connection is given up in any case
        }
    }

    /**
     * A body that nobody can close: closing a chunked one reads it to its end first, which is never when a log is followed.
     * Closing the response breaks it off instead.
     */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream body) {
            super(body);
        }

        @Override
        public void close() {}
    }
}
