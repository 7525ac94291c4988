package io.github.runner4j.benchmarks;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.runner4j.testkit.daemon.FakeDocker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the testkit's daemon costs, beside a real one: to start, whole lives of containers, long lists, many open streams. */
public final class FakeDaemon {

    private static final String FAKE = "the fake daemon";
    private static final String REAL = "the real engine";
    private static final String IMAGE = "busybox";
    private static final int ROUNDS = 5;
    private static final int STARTS = 30;
    private static final int WARM_UP = 20;
    private static final int LIVES = 1_000;
    private static final int LIVES_OF_REAL = 50;
    private static final int LISTED = 10_000;
    private static final int LISTED_OF_REAL = 100;
    private static final int STREAMS = 2_000;

    private FakeDaemon() {}

    /**
     * Measures.
     *
     * @param arguments {@code --daemon=unix:///…}, {@code --rounds=5}
     * @throws Exception when a call fails
     */
    public static void main(String... arguments) throws Exception {
        Options options = Options.of(arguments);
        int rounds = options.rounds(ROUNDS);
        System.out.println(Facts.ofMachine() + "\n");
        System.out.println(starts().table());
        try (FakeDocker docker = FakeDocker.start();
                EngineCalls fake = new EngineCalls(docker.uri());
                EngineCalls real = new EngineCalls(URI.create(options.daemon()));
                DockerJava library = DockerJava.connect(options.daemon())) {
            Leftovers leftovers = new Leftovers(library.client());
            leftovers.remove();
            try {
                System.out.println(lives(fake, real, rounds).table());
                System.out.println(lists(fake, real, rounds).table());
                System.out.println(streams(fake));
            } finally {
                leftovers.remove();
            }
        }
    }

    private static Figures starts() throws Exception {
        Figures figures = new Figures("start, one ping, close", FAKE);
        for (int i = -WARM_UP; i < STARTS; i++) {
            if (i == 0) {
                figures.forget();
            }
            figures.add(FAKE, Stopwatch.time(FakeDaemon::startPingAndClose));
        }
        return figures;
    }

    private static void startPingAndClose() throws Exception {
        try (FakeDocker docker = FakeDocker.start();
                EngineCalls calls = new EngineCalls(docker.uri())) {
            calls.call("GET", "/_ping", "");
        }
    }

    private static Figures lives(EngineCalls fake, EngineCalls real, int rounds) throws Exception {
        Figures figures = new Figures("whole lives of containers, one after the other", FAKE);
        for (int i = -1; i < rounds; i++) {
            if (i == 0) {
                figures.forget();
            }
            figures.add(FAKE + ", " + LIVES, Stopwatch.time(() -> live(fake, LIVES)));
        }
        figures.add(REAL + ", " + LIVES_OF_REAL, Stopwatch.time(() -> live(real, LIVES_OF_REAL)));
        return figures;
    }

    private static void live(EngineCalls calls, int number) throws Exception {
        for (int i = 0; i < number; i++) {
            calls.lifecycle(IMAGE);
        }
    }

    private static Figures lists(EngineCalls fake, EngineCalls real, int rounds) throws Exception {
        create(fake, LISTED);
        create(real, LISTED_OF_REAL);
        Figures figures = new Figures("list of all containers", FAKE);
        for (int i = -WARM_UP; i < rounds; i++) {
            if (i == 0) {
                figures.forget();
            }
            figures.add(FAKE + ", " + LISTED, Stopwatch.time(() -> fake.call("GET", "/containers/json?all=1", "")));
            figures.add(
                    REAL + ", " + LISTED_OF_REAL, Stopwatch.time(() -> real.call("GET", "/containers/json?all=1", "")));
        }
        return figures;
    }

    private static void create(EngineCalls calls, int number) throws Exception {
        for (int i = 0; i < number; i++) {
            calls.create(IMAGE, "sleep", "1000");
        }
    }

    private static String streams(EngineCalls fake) throws Exception {
        String id = fake.create(IMAGE, "sleep", "1000");
        fake.call("POST", "/containers/" + id + "/start", "");
        int before = Thread.activeCount();
        List<Response> open = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            open.add(fake.open("GET", "/containers/" + id + "/logs?follow=1&stdout=1", ""));
        }
        int during = Thread.activeCount();
        for (Response each : open) {
            each.close();
        }
        return String.format(
                Locale.ROOT,
                "%d open log streams: %d threads before, %d while they are open%n",
                STREAMS,
                before,
                during);
    }
}
