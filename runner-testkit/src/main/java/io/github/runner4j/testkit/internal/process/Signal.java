package io.github.runner4j.testkit.internal.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The signals of Linux. Source of the numbers: signal(7), x86 and ARM. */
public enum Signal {
    HUP(1),
    INT(2),
    QUIT(3),
    ILL(4),
    TRAP(5),
    ABRT(6),
    BUS(7),
    FPE(8),
    KILL(9),
    USR1(10),
    SEGV(11),
    USR2(12),
    PIPE(13),
    ALRM(14),
    TERM(15),
    STKFLT(16),
    CHLD(17),
    CONT(18),
    STOP(19),
    TSTP(20),
    TTIN(21),
    TTOU(22),
    URG(23),
    XCPU(24),
    XFSZ(25),
    VTALRM(26),
    PROF(27),
    WINCH(28),
    IO(29),
    PWR(30),
    SYS(31);

    /** What a shell and the engine add to a signal's number to make an exit code of it. */
    private static final int EXIT_CODE_BASE = 128;

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** By its name, with or without {@code SIG}, in any case, or by its number. */
    public static Optional<Signal> parse(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name)
                        || Integer.toString(each.number).equals(name))
                .findFirst();
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** The exit code of a process that it ended. */
    public int exitCode() {
        return EXIT_CODE_BASE + number;
    }

    /** Whether a process that does nothing about it ends by it. */
    boolean endsByDefault() {
        return switch (this) {
            case CHLD, CONT, URG, WINCH, STOP, TSTP, TTIN, TTOU -> false;
            default -> true;
        };
    }
}
