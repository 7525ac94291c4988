package io.github.runner4j.testkit.program;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** The processes of a fake container. */
public interface Processes {

    /**
     * One process.
     *
     * @param id its number in the container, 1 for the first
     * @param user as whom it runs
     * @param arguments the words it was started with
     */
    record Entry(int id, String user, List<String> arguments) {}

    /**
     * How a process is started.
     *
     * @param arguments the words, the program's name first
     * @param environment all its variables
     * @param workingDirectory where relative paths begin
     * @param stdin what it reads
     * @param stdout where it writes to
     * @param stderr where it complains to
     */
    record Start(
            List<String> arguments,
            Map<String, String> environment,
            String workingDirectory,
            InputStream stdin,
            OutputStream stdout,
            OutputStream stderr) {}

    /** A process that was started. */
    interface Running {

        /**
         * Its number.
         *
         * @return the number in the container
         */
        int id();

        /**
         * Waits for its end.
         *
         * @return its exit code
         * @throws InterruptedException when the waiting process is killed
         */
        int await() throws InterruptedException;

        /**
         * Its end, for those who wait for something else, too.
         *
         * @return completed with its exit code when it has ended
         */
        CompletableFuture<Integer> exit();

        /**
         * What ended it.
         *
         * @return the name of the signal without {@code SIG}; nothing while it runs, or when it ended by itself
         */
        Optional<String> endedBy();
    }

    /**
     * Those that run now.
     *
     * @return in the order of their numbers
     */
    List<Entry> all();

    /**
     * The number of the process that asks.
     *
     * @return its number
     */
    int own();

    /**
     * Starts a process beside this one.
     *
     * @param start what and how
     * @return the process, or nothing when the container has no such program
     */
    Optional<Running> start(Start start);

    /**
     * Starts a process that is a copy of this one as far as the system is concerned, and runs a function.
     *
     * @param start what and how; its words are those that others see
     * @param program what it runs
     * @return the process
     */
    Running fork(Start start, Program program);

    /**
     * Lets this process become another program: it keeps its number, and what it ignores, and loses what it does on signals.
     *
     * @param start what and how
     * @return the exit code, which the caller's program has to return; nothing when the container has no such program
     * @throws Exception what the other program throws
     */
    OptionalInt exec(Start start) throws Exception;

    /**
     * Sends a signal.
     *
     * @param id the process's number
     * @param signal the name without {@code SIG}
     * @return false when there is no such process
     */
    boolean signal(int id, String signal);
}
