package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Variables;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import java.util.List;

/** {@code getopts}: one option at a time. */
final class GetoptsBuiltin {

    private static final String INDEX = "OPTIND";
    private static final String VALUE = "OPTARG";
    /** How far in a word of several options; a variable that no script asks for. */
    private static final String OFFSET = "_OPTOFF";

    private GetoptsBuiltin() {}

    static int run(Shell shell, List<String> words) {
        if (words.size() < 2) {
            throw ShellError.of("usage: getopts optstring var [arg...]");
        }
        Variables variables = shell.state().variables();
        List<String> all = words.size() > 2
                ? words.subList(2, words.size())
                : shell.state().positional();
        int index = number(variables, INDEX, 1);
        int offset = number(variables, OFFSET, 1);
        String word = index <= all.size() ? all.get(index - 1) : "";
        if (word.equals("--") || word.length() < 2 || word.charAt(0) != '-' || offset >= word.length()) {
            variables.set(words.get(1), "?");
            variables.set(INDEX, Integer.toString(word.equals("--") ? index + 1 : index));
            variables.set(OFFSET, "1");
            return 1;
        }
        boolean ended = offset + 1 == word.length();
        variables.set(INDEX, Integer.toString(ended ? index + 1 : index));
        variables.set(OFFSET, Integer.toString(ended ? 1 : offset + 1));
        option(shell, words, all, word.charAt(offset), word.substring(offset + 1));
        return 0;
    }

    private static void option(Shell shell, List<String> words, List<String> all, char letter, String rest) {
        Variables variables = shell.state().variables();
        String letters = words.get(0);
        boolean quiet = letters.startsWith(":");
        int at = letter == ':' ? -1 : letters.indexOf(letter);
        variables.unset(VALUE);
        variables.set(words.get(1), at < 0 ? "?" : String.valueOf(letter));
        if (at < 0) {
            complain(shell, quiet, letter, "Illegal option -" + letter);
        } else if (at + 1 < letters.length() && letters.charAt(at + 1) == ':') {
            int index = number(variables, INDEX, 1);
            variables.set(OFFSET, "1");
            if (!rest.isEmpty()) {
                variables.set(VALUE, rest);
                variables.set(INDEX, Integer.toString(index + 1));
            } else if (index <= all.size()) {
                variables.set(VALUE, all.get(index - 1));
                variables.set(INDEX, Integer.toString(index + 1));
            } else {
                variables.set(words.get(1), quiet ? ":" : "?");
                complain(shell, quiet, letter, "No arg for -" + letter + " option");
            }
        }
    }

    private static void complain(Shell shell, boolean quiet, char letter, String message) {
        if (quiet) {
            shell.state().variables().set(VALUE, String.valueOf(letter));
        } else {
            shell.error(message + "\n");
        }
    }

    private static int number(Variables variables, String name, int otherwise) {
        return variables
                .get(name)
                .filter(each -> each.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(otherwise);
    }
}
