package io.github.runner4j.testkit.internal.shell.run;

/**
 * How a command is run.
 *
 * @param last nothing comes after it, so that a program takes the shell's place
 * @param tested its failure decides something, so that it does not end the shell
 */
record Mode(boolean last, boolean tested) {

    static final Mode PLAIN = new Mode(false, false);
    static final Mode LAST = new Mode(true, false);

    Mode notLast() {
        return new Mode(false, tested);
    }

    Mode asTest() {
        return new Mode(false, true);
    }
}
