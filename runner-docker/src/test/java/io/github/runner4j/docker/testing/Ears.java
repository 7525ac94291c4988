package io.github.runner4j.docker.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears everything that is logged, through slf4j-simple on the standard error stream and through the JDK's logging. */
public final class Ears implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Queue<String> records = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("io.github.runner4j");
    private final Level level = root.getLevel();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record.getMessage() + " " + stack(record.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public Ears() {
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        handler.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    public String text() {
        return heard.toString(StandardCharsets.UTF_8) + String.join("\n", records);
    }

    /** All that a stack trace shows: messages, causes, suppressed. */
    public static String stack(Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        thrown.printStackTrace(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        root.setLevel(level);
        System.setErr(before);
    }
}
