package io.github.runner4j.testkit.daemon;

import io.github.runner4j.testkit.fault.Faults;
import io.github.runner4j.testkit.internal.api.Router;
import io.github.runner4j.testkit.internal.fault.ConnectionFaults;
import io.github.runner4j.testkit.internal.fault.EngineFaults;
import io.github.runner4j.testkit.internal.http.CallLog;
import io.github.runner4j.testkit.internal.http.HttpServer;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.time.RealTime;
import io.github.runner4j.testkit.time.SkewedTime;
import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Calls;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Docker daemon within this JVM. Any Docker client can use it: {@link #uri()} is what {@code DOCKER_HOST} is set to. It speaks the
 * Engine API over TCP or Unix sockets, on loopback alone, and keeps everything in memory; what runs in its containers are
 * programs in Java and a small shell. It needs no privileges and starts in milliseconds. Safe for use by several threads.
 */
public final class FakeDocker implements AutoCloseable {

    private final Threads threads;
    private final Engine engine;
    private final Faults faults;
    private final CallLog calls = new CallLog();
    private final HttpServer server;

    private FakeDocker(Builder options) {
        this.threads = Threads.create();
        Time right = options.time.orElseGet(() -> RealTime.of(threads.timer()));
        this.faults = Faults.create(right.clock());
        Time time = SkewedTime.of(right, faults::clockSkew);
        Outage outage = new Outage(this::server);
        EngineFaults gate = new EngineFaults(faults, time, outage);
        this.engine = new Engine(options.dialect, time, threads, gate);
        try {
            Router router = engine.router();
            HttpServer.Builder builder = HttpServer.builder(gate.over(router), threads.loops(), threads.workers())
                    .clock(time.clock())
                    .calls(calls)
                    .faults(new ConnectionFaults(faults, time, outage, router.headers()));
            options.addresses().forEach(builder::listen);
            if (options.certificates.isPresent()) {
                builder.tls(Optional.of(Certificates.write(options.certificates.get())));
            }
            this.server = builder.start();
        } catch (IOException e) {
            threads.close();
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Starts one with default options: Docker Engine 20.10, on a free port of loopback, in real time.
     *
     * @return the daemon; close it
     */
    public static FakeDocker start() {
        return builder().start();
    }

    /**
     * Begins to say what to start.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where it is.
     *
     * @return its first address, as in {@code tcp://127.0.0.1:40123}
     */
    public URI uri() {
        return uris().get(0);
    }

    /**
     * Everywhere it is.
     *
     * @return its addresses, in the order in which they were asked for
     */
    public List<URI> uris() {
        return server.addresses().stream().map(Address::format).toList();
    }

    /**
     * The calls that it received.
     *
     * @return as they come; safe for several threads
     */
    public Calls calls() {
        return calls;
    }

    /**
     * What is to go wrong with it.
     *
     * @return the register, empty at first; safe for several threads
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Begins to say what an image is. It is there once its program is given; an image of the same name loses its name.
     *
     * @param name as in {@code acme/app:1.0}; the tag is {@code latest} by default
     * @return says what the image is
     */
    public FakeImage image(String name) {
        return new FakeImage(engine, name);
    }

    /**
     * A registry that it reaches; made when there is none at the host.
     *
     * @param host with its port, as images are named after it, as in {@code registry.example:5000}; {@code docker.io} is the hub
     * @return the registry
     */
    public FakeRegistry registry(String host) {
        return engine.registry(host);
    }

    /**
     * Its containers, without a call that would be recorded or could go wrong.
     *
     * @return for each name one word for its state, as in {@code created}, {@code running} or {@code exited}; sorted by name
     */
    public Map<String, String> containers() {
        return Collections.unmodifiableMap(engine.states());
    }

    /** Ends all programs, connections and threads, and deletes its socket files. Idempotent. */
    @Override
    public void close() {
        engine.close();
        server.close();
        threads.close();
    }

    private HttpServer server() {
        return server;
    }

    /** Says what to start. For one thread. */
    public static final class Builder {

        private static final URI FREE_PORT = URI.create("tcp://127.0.0.1:0");

        private Dialect dialect = Dialect.DOCKER_20_10;
        private Optional<Time> time = Optional.empty();
        private Optional<Path> certificates = Optional.empty();
        private final List<SocketAddress> addresses = new ArrayList<>();

        private Builder() {}

        /**
         * Which engine it speaks like.
         *
         * @param engine {@link Dialect#DOCKER_20_10} by default
         * @return this
         */
        public Builder dialect(Dialect engine) {
            dialect = engine;
            return this;
        }

        /**
         * A clock that the test moves: it drives sleeps, health checks, statistics and timeouts of the daemon. Time passes by itself
         * by default, so that any client works.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(ManualClock clock) {
            time = Optional.of(clock);
            return this;
        }

        /**
         * Also listens at an address.
         *
         * @param address {@code tcp://127.0.0.1:0} for a free port, which is the default, or {@code unix:///path/to.sock}
         * @return this
         * @throws IllegalArgumentException when it is neither, or not of loopback
         */
        public Builder listen(URI address) {
            addresses.add(Address.parse(address));
            return this;
        }

        /**
         * Encrypts what goes over TCP, and refuses clients that have no certificate of it, as {@code dockerd --tlsverify} does. Clients
         * find theirs where {@code DOCKER_CERT_PATH} names the directory, with {@code DOCKER_TLS_VERIFY=1}.
         *
         * @param directory where {@code ca.pem}, {@code cert.pem} and {@code key.pem} are written, new ones at each start; it is made
         *     when it is not there
         * @return this
         */
        public Builder tls(Path directory) {
            certificates = Optional.of(directory);
            return this;
        }

        /**
         * Starts it.
         *
         * @return the daemon; close it
         * @throws UncheckedIOException when it cannot listen at an address, or its certificates cannot be written
         */
        public FakeDocker start() {
            return new FakeDocker(this);
        }

        private List<SocketAddress> addresses() {
            return addresses.isEmpty() ? List.of(Address.parse(FREE_PORT)) : addresses;
        }
    }
}
