package io.github.runner4j.testkit.program;

/** What runs in a fake container in place of an executable. Extend this by a lambda: {@code context -> 0}. */
@FunctionalInterface
public interface Program {

    /**
     * Runs until it ends by itself or is killed. Runs on a thread of its own, which is interrupted when the process is killed; a
     * program that is interrupted has to return soon.
     *
     * @param context what it sees
     * @return its exit code, 0 to 255
     * @throws Exception when it breaks; that ends the process with the exit code 1, and the exception on its standard error
     */
    int run(ProgramContext context) throws Exception;
}
