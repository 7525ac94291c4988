package io.github.runner4j.testkit.internal.ryuk;

import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.program.ProgramContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The helper's program: clients tell it labels, and when the last of them has gone and none has come back, all that carries the labels
 * is removed, and the program ends.
 */
public final class Ryuk implements Program {

    /** The repository of its image. */
    public static final String REPOSITORY = "docker.io/testcontainers/ryuk";

    /** Where it listens unless its environment says otherwise. */
    public static final int PORT = 8080;

    private static final byte[] ACKNOWLEDGED = "ACK\n".getBytes(StandardCharsets.US_ASCII);

    private final Surroundings surroundings;
    private final Sweep sweep;

    public Ryuk(Surroundings surroundings, Sweep sweep) {
        this.surroundings = surroundings;
        this.sweep = sweep;
    }

    @Override
    public int run(ProgramContext context) throws IOException, InterruptedException {
        String port = context.environment().getOrDefault("RYUK_PORT", String.valueOf(PORT));
        ServerSocket listener = context.listen(Integer.parseInt(port));
        Set<Wish> wishes = ConcurrentHashMap.newKeySet();
        Vigil vigil = new Vigil(surroundings.time(), Timeouts.of(context.environment()), () -> closeQuietly(listener));
        context.onSignal("TERM", vigil::hurry);
        context.onSignal("INT", vigil::hurry);
        tell(context, context.clock().instant() + " Started!");
        tell(context, "level=INFO msg=Started");
        try {
            serve(listener, vigil, wishes);
        } finally {
            vigil.abandon();
        }
        tell(context, "level=INFO msg=removed " + sweep.run(wishes));
        return 0;
    }

    /** Clients wait for one of two lines, because the helper's older versions wrote another one than its newer versions do. */
    private static void tell(ProgramContext context, String line) throws IOException {
        context.stdout().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Until nobody is to be waited for; the listener is closed then. It is closed, too, when the program is killed. */
    private void serve(ServerSocket listener, Vigil vigil, Set<Wish> wishes) throws IOException {
        while (true) {
            try {
                Socket client = listener.accept();
                if (vigil.enter()) {
                    surroundings.workers().execute(() -> listen(client, vigil, wishes));
                } else {
                    client.close();
                }
            } catch (SocketException e) {
                if (vigil.isOver()) {
                    return;
                }
                throw e;
            }
        }
    }

    private static void listen(Socket client, Vigil vigil, Set<Wish> wishes) {
        try (client) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    Wish.parse(line).ifPresent(wishes::add);
                    client.getOutputStream().write(ACKNOWLEDGED);
                }
            }
        } catch (IOException e) {
            // A client that breaks off has gone like any other.
        } finally {
            vigil.leave();
        }
    }

    private static void closeQuietly(ServerSocket listener) {
        try {
            listener.close();
        } catch (IOException e) {
            // It listens no more either way.
        }
    }
}
