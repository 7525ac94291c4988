package io.github.runner4j.testkit.internal.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sockets of this process that should be closed some day: those it listens on, and connections whose other end is gone. Only
 * Linux tells of them, in {@code /proc}.
 */
final class Sockets {

    private static final Path SELF = Path.of("/proc/self");
    private static final String LISTENING = "0A";
    private static final String PEER_GONE = "08";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String UNIX_LISTENING = "00010000";
    private static final int UNIX_FLAGS = 3;
    private static final int UNIX_INODE = 6;
    private static final int UNIX_PATH = 7;

    /** By it the JVM listens for tools from the moment that the first one comes, as libraries of mocks do, and for ever. */
    private static final String OF_THE_JVM = "/.java_pid";

    private Sockets() {}

    static List<Leftover> now() {
        return now(theJvmKeepsConnections());
    }

    /** Without the connections whose other end is gone when the JVM may keep some for itself. */
    static List<Leftover> now(boolean kept) {
        Set<String> own = inodes();
        List<Leftover> found = new ArrayList<>();
        if (!own.isEmpty()) {
            rows("net/tcp", own, INODE).forEach(row -> tcp(row, found, kept));
            rows("net/tcp6", own, INODE).forEach(row -> tcp(row, found, kept));
            rows("net/unix", own, UNIX_INODE).forEach(row -> unix(row, found));
        }
        return found;
    }

    private static void tcp(String[] row, List<Leftover> found, boolean kept) {
        String identity = "socket " + row[INODE];
        if (row[STATE].equals(LISTENING)) {
            found.add(new Leftover(identity, "socket listening on port " + port(row[LOCAL])));
        } else if (row[STATE].equals(PEER_GONE) && !kept) {
            found.add(
                    new Leftover(identity, "socket to port " + port(row[REMOTE]) + ", which its other end has closed"));
        }
    }

    /**
     * Its own HTTP client keeps connections for some seconds, also those that the other end has closed, and nothing tells them from
     * the rest. As long as it does there is a thread that looks after them.
     */
    private static boolean theJvmKeepsConnections() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals("Keep-Alive-Timer"));
    }

    private static void unix(String[] row, List<Leftover> found) {
        if (row[UNIX_FLAGS].equals(UNIX_LISTENING) && row.length > UNIX_PATH && !row[UNIX_PATH].contains(OF_THE_JVM)) {
            found.add(new Leftover("socket " + row[UNIX_INODE], "socket listening on " + row[UNIX_PATH]));
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static Stream<String[]> rows(String file, Set<String> inodes, int column) {
        try {
            return Files.readAllLines(SELF.resolve(file), StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(row -> row.length > column && inodes.contains(row[column]));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** The sockets that this process holds; a descriptor may be closed while it is looked at. */
    private static Set<String> inodes() {
        Set<String> found = new HashSet<>();
        Path descriptors = SELF.resolve("fd");
        if (!Files.isDirectory(descriptors)) {
            return found;
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path each : all.toList()) {
                String target = target(each);
                if (target.startsWith("socket:[")) {
                    found.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return found;
        }
        return found;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
