package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.userland.Errno;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The builtins that are about the directory that the shell is in, and what it makes there. */
final class Directories {

    private static final int OCTAL = 8;

    private Directories() {}

    static int cd(Shell shell, List<String> words) {
        State state = shell.state();
        List<String> rest =
                words.stream().filter(each -> !each.matches("-[LP]")).toList();
        boolean physical = words.contains("-P");
        String asked = rest.isEmpty() ? state.variables().get("HOME").orElse("/") : rest.get(0);
        boolean back = asked.equals("-");
        String target = back ? state.variables().get("OLDPWD").orElse(state.directory()) : asked;
        String path = target.startsWith("/") ? target : state.directory() + "/" + target;
        String directory = physical ? shell.tree().real(path) : withoutDots(path);
        if (!shell.tree().isDirectory(directory)) {
            Errno why = shell.tree().exists(directory)
                    ? Errno.NO_DIRECTORY
                    : shell.tree().missing(directory);
            throw ShellError.of("can't cd to " + target + ": " + why.text());
        }
        state.variables().set("OLDPWD", state.directory());
        state.directory(directory);
        state.variables().set("PWD", directory);
        return back ? shell.print(directory + "\n") : 0;
    }

    /** The dots as the path is written, not as its links lead. */
    private static String withoutDots(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    static int pwd(Shell shell, List<String> words) {
        String directory = shell.state().directory();
        return shell.print((words.contains("-P") ? shell.tree().real(directory) : directory) + "\n");
    }

    static int umask(Shell shell, List<String> words) {
        List<String> values =
                words.stream().filter(each -> !each.startsWith("-")).toList();
        if (values.isEmpty()) {
            return shell.print(String.format("%04o\n", shell.state().mask()));
        } else if (!values.get(0).matches("[0-7]{1,4}")) {
            throw ShellError.of("illegal mode: " + values.get(0));
        }
        shell.state().mask(Integer.parseInt(values.get(0), OCTAL));
        return 0;
    }
}
