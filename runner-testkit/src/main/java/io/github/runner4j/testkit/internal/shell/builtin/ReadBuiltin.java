package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.userland.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code read}: a line of input, split into variables. */
final class ReadBuiltin {

    /** Stands before a character that a backslash has taken its meaning from. */
    private static final char MARK = '\001';

    private ReadBuiltin() {}

    static int run(Shell shell, List<String> words) throws InterruptedException {
        Options options = options(words);
        options.value('p').ifPresent(shell::error);
        List<String> names = options.rest().isEmpty() ? List.of("REPLY") : options.rest();
        for (String name : names) {
            if (!name.matches(VariableBuiltins.NAME)) {
                shell.error("sh: read: '" + name + "': bad variable name\n");
                return 1;
            }
        }
        int most = options.value('n').map(Builtins::number).orElse(Integer.MAX_VALUE);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean whole = readLine(shell.state().descriptors().in(0), line, options.has('r'), most);
        assign(shell, names, line.toString(StandardCharsets.UTF_8));
        return whole ? 0 : 1;
    }

    private static Options options(List<String> words) {
        try {
            return Options.parse(words, "+rsp:t:n:d:u:");
        } catch (IOException e) {
            throw ShellError.of("illegal option " + words.get(0));
        }
    }

    /** False when the input ends before the line does. */
    private static boolean readLine(InputStream in, ByteArrayOutputStream line, boolean raw, int most)
            throws InterruptedException {
        try {
            for (int count = 0; count < most; count++) {
                int c = in.read();
                if (c < 0) {
                    return false;
                } else if (c == '\\' && !raw) {
                    c = in.read();
                    if (c >= 0 && c != '\n') {
                        line.write(MARK);
                        line.write(c);
                    }
                } else if (c == '\n') {
                    return true;
                } else if (c != 0) {
                    line.write(c);
                }
            }
            return true;
        } catch (InterruptedIOException e) {
            throw new InterruptedException("killed");
        } catch (IOException e) {
            return false;
        }
    }

    private static void assign(Shell shell, List<String> names, String line) {
        String separators = shell.state().variables().get("IFS").orElse(" \t\n");
        String rest = skipBlanks(line, separators);
        for (String name : names.subList(0, names.size() - 1)) {
            int end = fieldEnd(rest, separators);
            shell.state().variables().set(name, unmark(rest.substring(0, end)));
            rest = afterSeparator(rest.substring(end), separators);
        }
        shell.state().variables().set(names.get(names.size() - 1), unmark(trimmed(rest, separators)));
    }

    private static int fieldEnd(String text, String separators) {
        int at = 0;
        while (at < text.length() && separators.indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == MARK ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private static String afterSeparator(String text, String separators) {
        String rest = skipBlanks(text, separators);
        boolean other = !rest.isEmpty() && separators.indexOf(rest.charAt(0)) >= 0;
        return other ? skipBlanks(rest.substring(1), separators) : rest;
    }

    private static String skipBlanks(String text, String separators) {
        int at = 0;
        while (at < text.length() && isBlank(text.charAt(at), separators)) {
            at++;
        }
        return text.substring(at);
    }

    /** Without blanks at the end, and without a single other separator there. */
    private static String trimmed(String text, String separators) {
        String trimmed = withoutBlanksAtEnd(text, separators);
        int end = fieldEnd(trimmed, separators);
        boolean one = end < trimmed.length()
                && afterSeparator(trimmed.substring(end), separators).isEmpty();
        return one ? trimmed.substring(0, end) : trimmed;
    }

    private static String withoutBlanksAtEnd(String text, String separators) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1), separators) && (end < 2 || text.charAt(end - 2) != MARK)) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isBlank(char c, String separators) {
        return separators.indexOf(c) >= 0 && Character.isWhitespace(c);
    }

    private static String unmark(String text) {
        return text.replace(String.valueOf(MARK), "");
    }
}
